package opora.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The billing office, for programs.
@RestController
@RequestMapping("/api/billing")
class BillingApi {
    private final BillingOffice office;
    private final Runs runs;
    private final RefundInvoice refund;

    BillingApi(BillingOffice office, Runs runs, RefundInvoice refund) {
        this.office = office;
        this.runs = runs;
        this.refund = refund;
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(List<Invoice> invoices, @Nullable Long next) {}

    @GetMapping("/invoices")
    Found search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean unpaid,
            @RequestParam(required = false) @Nullable Long cursor) {
        var found = office.find(q.strip(), unpaid, cursor == null ? Long.MAX_VALUE : cursor);
        var full = found.size() == BillingOffice.MOST;
        return new Found(found, full ? (Long) found.getLast().number() : null);
    }

    record Progress(List<Runs.Run> runs) {}

    @GetMapping("/runs")
    Progress runs() {
        return new Progress(runs.newest());
    }

    /// @param amount in minor units
    record Refund(
            @Sent("49000") @Nullable Long amount,
            @Sent("WALLET") @Nullable Method target,
            @Sent("Not used") @Nullable String reason) {}

    record Answer(RefundInvoice.Outcome outcome) {}

    @PostMapping("/invoices/{id}/refunds")
    @Answered(202)
    @Answered(200)
    ResponseEntity<Answer> refund(
            Person person, @PathVariable String id, @Once String once, @RequestBody Refund wish) {
        var amount = wish.amount() == null ? 0 : wish.amount();
        var reason = wish.reason() == null ? "" : wish.reason();
        var flaws = new ArrayList<>(BillingController.flaws(OptionalLong.of(amount), reason));
        if (wish.target() == null) {
            flaws.add(Flaw.of("target", "problem.missing"));
        }
        if (!flaws.isEmpty() || wish.target() == null) {
            throw new FlawedRequest(flaws);
        }
        var outcome =
                refund.refund(
                        new RefundInvoice.Wish(
                                once, id, amount, wish.target(), reason, person.username()));
        return switch (outcome) {
            case DONE -> ResponseEntity.accepted().body(new Answer(outcome));
            case REPEATED -> ResponseEntity.ok(new Answer(outcome));
            case UNKNOWN -> throw new Refused(HttpStatus.NOT_FOUND, "refund.unknown");
            case TOO_MUCH -> throw new FlawedRequest(List.of(Flaw.of("amount", "refund.too_much")));
            case NO_CARD -> throw new FlawedRequest(List.of(Flaw.of("target", "refund.no_card")));
        };
    }
}
