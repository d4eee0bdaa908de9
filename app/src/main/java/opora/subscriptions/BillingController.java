package opora.subscriptions;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Refused;
import opora.subscriptions.Subscription.Method;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import pages.Templates;

/// The billing office: invoices of everybody, refunds, adjustments, and how a run goes.
@RestController
class BillingController {
    private static final int LONGEST_REASON = 300;

    private final BillingOffice office;
    private final Runs runs;
    private final Sheets sheets;
    private final RefundInvoice refund;
    private final Templates pages;

    BillingController(
            BillingOffice office, Runs runs, Sheets sheets, RefundInvoice refund, Templates pages) {
        this.office = office;
        this.runs = runs;
        this.sheets = sheets;
        this.refund = refund;
        this.pages = pages;
    }

    @GetMapping("/billing")
    JteModel search(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean unpaid) {
        return page(frame, q.strip(), unpaid, "", "", List.of());
    }

    private JteModel page(
            Frame frame,
            String words,
            boolean unpaid,
            String amount,
            String reason,
            List<Flaw> flaws) {
        return pages.subscriptionsOffice(
                frame,
                new BillingPage(
                        words,
                        unpaid,
                        office.find(words, unpaid, Long.MAX_VALUE),
                        runs.newest(),
                        amount,
                        reason,
                        flaws));
    }

    @GetMapping("/billing/invoices/{id}")
    JteModel show(Frame frame, @PathVariable String id) {
        return invoice(frame, id, "", "", List.of());
    }

    private JteModel invoice(
            Frame frame, String id, String amount, String reason, List<Flaw> flaws) {
        var sheet = sheets.find(id, frame.language()).orElseThrow(BillingController::unknown);
        return pages.subscriptionsOfficeInvoice(
                frame, sheet, UUID.randomUUID().toString(), amount, reason, flaws);
    }

    @PostMapping("/billing/invoices/{id}/refunds")
    ResponseEntity<JteModel> refund(
            Frame frame,
            Person person,
            @PathVariable String id,
            @RequestParam String amount,
            @RequestParam String reason,
            @RequestParam Method target,
            @RequestParam String once) {
        var minor = PlanForm.minor(amount);
        var flaws = flaws(minor, reason);
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(invoice(frame, id, amount, reason, flaws));
        }
        var outcome =
                refund.refund(
                        new RefundInvoice.Wish(
                                IdempotencyKey.of(once),
                                id,
                                minor.getAsLong(),
                                target,
                                reason.strip(),
                                person.username()));
        if (outcome == RefundInvoice.Outcome.UNKNOWN) {
            throw unknown();
        }
        var said = "refund." + outcome.name().toLowerCase(Locale.ROOT);
        return Go.to("/billing/invoices/" + id, Go.saying(said));
    }

    @PostMapping("/billing/adjustments")
    ResponseEntity<JteModel> adjust(
            Frame frame,
            Person person,
            @RequestParam String who,
            @RequestParam String amount,
            @RequestParam String reason) {
        var typed = amount.strip();
        var credit = typed.startsWith("-") || typed.startsWith("\u2212");
        var minor = PlanForm.minor(credit ? typed.substring(1) : typed);
        var flaws = new ArrayList<>(flaws(minor, reason));
        if (flaws.isEmpty()) {
            var sum = credit ? -minor.getAsLong() : minor.getAsLong();
            if (office.adjust(who.strip(), sum, reason.strip(), person.username())) {
                var to = "/billing?q=" + UriUtils.encode(who.strip(), "UTF-8");
                return Go.to(to, Go.saying("office.adjusted"));
            }
            flaws.add(Flaw.of("who", "office.nobody"));
        }
        return ResponseEntity.unprocessableContent()
                .body(page(frame, who, false, amount, reason, flaws));
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }

    static List<Flaw> flaws(OptionalLong minor, String reason) {
        var flaws = new ArrayList<Flaw>();
        if (minor.isEmpty() || minor.getAsLong() == 0) {
            flaws.add(Flaw.of("amount", "office.amount.wrong"));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            flaws.add(Flaw.of("reason", "office.reason.wrong"));
        }
        return flaws;
    }
}
