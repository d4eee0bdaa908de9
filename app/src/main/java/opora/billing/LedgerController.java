package opora.billing;

import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import opora.billing.LedgerPage.Account;
import opora.billing.LedgerPage.Typed;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import pages.Templates;

/// Staff looks into an account and puts right what is wrong there.
@RestController
class LedgerController {
    private static final int LINES = 50;
    private static final int LONGEST_REASON = 300;

    private final LedgerCheck check;
    private final Accounts accounts;
    private final AdjustWallet adjust;
    private final ReversePosting reverse;
    private final Templates pages;

    LedgerController(
            LedgerCheck check,
            Accounts accounts,
            AdjustWallet adjust,
            ReversePosting reverse,
            Templates pages) {
        this.check = check;
        this.accounts = accounts;
        this.adjust = adjust;
        this.reverse = reverse;
        this.pages = pages;
    }

    @GetMapping("/ledger")
    JteModel show(
            Frame frame,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) @Nullable Long before) {
        return page(frame, who.strip(), before, Typed.NOTHING, List.of());
    }

    @PostMapping("/ledger/adjustments")
    ResponseEntity<JteModel> adjust(
            Frame frame,
            Person person,
            @RequestParam String who,
            @RequestParam String amount,
            @RequestParam String reason,
            @RequestParam String once) {
        var flaws = new ArrayList<>(reasonFlaws(reason));
        var takes = amount.strip().startsWith("-") || amount.strip().startsWith("\u2212");
        var sum = Roubles.parse(takes ? amount.strip().substring(1) : amount);
        if (sum.isEmpty() || !TopUp.allowed(sum.getAsLong())) {
            flaws.add(Flaw.of("amount", "ledger.amount"));
        }
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, who, null, new Typed(amount, reason), flaws));
        }
        var minor = takes ? -sum.getAsLong() : sum.getAsLong();
        var wish = new AdjustWallet.Wish(who, minor, reason.strip(), person.username());
        return back(who, adjust.adjust(IdempotencyKey.of(once), wish));
    }

    @PostMapping("/ledger/reversals")
    ResponseEntity<JteModel> reverse(
            Frame frame,
            Person person,
            @RequestParam String who,
            @RequestParam long posting,
            @RequestParam String reason) {
        var flaws = reasonFlaws(reason);
        return flaws.isEmpty()
                ? back(who, reverse.reverse(posting, reason.strip(), person.username()))
                : ResponseEntity.unprocessableContent()
                        .body(page(frame, who, null, Typed.NOTHING, flaws));
    }

    static List<Flaw> reasonFlaws(String reason) {
        var wrong = reason.isBlank() || reason.length() > LONGEST_REASON;
        return wrong ? List.of(Flaw.of("reason", "ledger.reason.missing")) : List.of();
    }

    private static ResponseEntity<JteModel> back(String who, Correction correction) {
        var said = "ledger.correction." + correction.name().toLowerCase(Locale.ROOT);
        return Go.to("/ledger?who=" + UriUtils.encode(who, "UTF-8"), Go.saying(said));
    }

    private JteModel page(
            Frame frame, String who, @Nullable Long before, Typed typed, List<Flaw> flaws) {
        var account = accounts.find(who).map(wallet -> account(who, wallet, before)).orElse(null);
        return pages.billingLedger(
                frame,
                new LedgerPage(
                        who,
                        account,
                        check.findings(),
                        check.checkedAt(),
                        UUID.randomUUID().toString(),
                        typed,
                        flaws));
    }

    private Account account(String who, Wallet wallet, @Nullable Long before) {
        return accounts.look(who, wallet, Instant.EPOCH, before, LINES);
    }
}
