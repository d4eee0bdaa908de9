package opora.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Limit;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
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

/// The ledger for programs of ours: an account, an adjustment, a reversal, an audit.
@RestController
@RequestMapping("/api/ledger")
class LedgerApi {
    private final LedgerCheck check;
    private final Accounts accounts;
    private final AdjustWallet adjust;
    private final ReversePosting reverse;

    LedgerApi(LedgerCheck check, Accounts accounts, AdjustWallet adjust, ReversePosting reverse) {
        this.check = check;
        this.accounts = accounts;
        this.adjust = adjust;
        this.reverse = reverse;
    }

    /// @param findings empty when everything agrees
    record Audit(Instant at, List<LedgerAudit.Finding> findings) {}

    @PostMapping("/audits")
    Audit audit() {
        var findings = check.verify();
        return new Audit(check.checkedAt(), findings);
    }

    @GetMapping("/accounts/{username}")
    LedgerPage.Account account(
            @PathVariable String username,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Limit.check(limit);
        return accounts.find(username)
                .map(wallet -> accounts.look(username, wallet, Instant.EPOCH, cursor, limit))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    /// @param amount in minor units; below zero to take
    record Adjustment(
            @Sent("anna") @Nullable String username,
            @Sent("-50000") @Nullable Long amount,
            @Sent("Goodwill") @Nullable String reason) {}

    @PostMapping("/adjustments")
    @Answered(201)
    @Answered(200)
    ResponseEntity<Answer> adjust(Person person, @Once String once, @RequestBody Adjustment wish) {
        var username = wish.username() == null ? "" : wish.username();
        var amount = wish.amount() == null ? 0 : wish.amount();
        var reason = wish.reason() == null ? "" : wish.reason();
        var flaws = new ArrayList<>(LedgerController.reasonFlaws(reason));
        if (amount == Long.MIN_VALUE || !TopUp.allowed(Math.abs(amount))) {
            flaws.add(Flaw.of("amount", "ledger.amount"));
        }
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return answer(
                adjust.adjust(
                        once,
                        new AdjustWallet.Wish(
                                username, amount, reason.strip(), person.username())));
    }

    record Reversal(
            @Sent("17") @Nullable Long posting, @Sent("Booked twice") @Nullable String reason) {}

    @PostMapping("/reversals")
    @Answered(201)
    @Answered(200)
    ResponseEntity<Answer> reverse(Person person, @RequestBody Reversal wish) {
        var reason = wish.reason() == null ? "" : wish.reason();
        var flaws = new ArrayList<>(LedgerController.reasonFlaws(reason));
        if (wish.posting() == null) {
            flaws.add(Flaw.of("posting", "problem.missing"));
        }
        if (!flaws.isEmpty() || wish.posting() == null) {
            throw new FlawedRequest(flaws);
        }
        return answer(reverse.reverse(wish.posting(), reason.strip(), person.username()));
    }

    record Answer(Correction correction) {}

    private static ResponseEntity<Answer> answer(Correction correction) {
        return switch (correction) {
            case DONE -> ResponseEntity.status(HttpStatus.CREATED).body(new Answer(correction));
            case REPEATED -> ResponseEntity.ok(new Answer(correction));
            case UNKNOWN -> throw new Refused(HttpStatus.NOT_FOUND, said(correction));
            case SHORT, NOT_BY_HAND -> throw new Refused(HttpStatus.CONFLICT, said(correction));
            case OTHER -> throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, said(correction));
        };
    }

    private static String said(Correction correction) {
        return "ledger.correction." + correction.name().toLowerCase(Locale.ROOT);
    }
}
