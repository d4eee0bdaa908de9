package opora.billing;

import java.time.Instant;
import java.util.List;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What staff sees of the ledger: whether it agrees with itself, and one person's account.
///
/// @param who as typed; empty before anybody was asked for
/// @param account null when there is no such wallet, or nobody was asked for
/// @param once names this sight of the form
public record LedgerPage(
        String who,
        @Nullable Account account,
        List<LedgerAudit.Finding> findings,
        Instant checkedAt,
        String once,
        Typed typed,
        List<Flaw> flaws) {

    /// One person's money.
    public record Account(Wallet wallet, List<Hold> holds, Statement statement) {}

    /// What was typed into a form that was wrong.
    public record Typed(String amount, String reason) {
        static final Typed NOTHING = new Typed("", "");
    }

    public boolean unknown() {
        return account == null && !who.isEmpty();
    }
}
