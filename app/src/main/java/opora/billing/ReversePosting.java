package opora.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes a posting back by its mirror image. The posting itself stays as it is; what marks it is
/// the reversal that names it.
@Component
class ReversePosting {
    private final Database database;
    private final JdbcClient db;
    private final Ledger ledger;
    private final Journal journal;

    ReversePosting(Database database, JdbcClient db, Ledger ledger, Journal journal) {
        this.database = database;
        this.db = db;
        this.ledger = ledger;
        this.journal = journal;
    }

    private record Original(
            long id,
            String debit,
            String credit,
            long amount,
            String currency,
            String username,
            TransferKind kind) {
        /// By how much taking it back changes the wallet.
        long back() {
            return credit.equals(Transfer.wallet(username)) ? -amount : amount;
        }

        Transfer mirror() {
            return new Transfer(
                    "transfer:" + id,
                    credit,
                    debit,
                    amount,
                    currency,
                    username,
                    TransferKind.REVERSAL,
                    null);
        }
    }

    Correction reverse(long posting, String reason, String author) {
        return database.transact(
                "billing",
                _ ->
                        find(posting)
                                .map(original -> reverse(original, reason, author))
                                .orElse(Correction.UNKNOWN));
    }

    private Correction reverse(Original original, String reason, String author) {
        if (!original.kind().canBeReversed()) {
            return Correction.NOT_BY_HAND;
        }
        var username = original.username();
        var balance = ledger.lock(List.of(username)).getOrDefault(username, 0L);
        var mirror = original.mirror();
        if (reversed(mirror)) {
            return Correction.REPEATED;
        }
        if (balance + original.back() < 0) {
            return Correction.SHORT;
        }
        ledger.post(mirror);
        ledger.explain(mirror, author, reason);
        database.publish(
                new PostingReversed(
                        username,
                        original.id(),
                        original.kind(),
                        original.back(),
                        original.currency(),
                        reason,
                        author,
                        Instant.now()));
        journal.tell(told(original, balance).to("reason", reason));
        return Correction.DONE;
    }

    private static Deed told(Original original, long balance) {
        var currency = original.currency();
        return Deed.of("billing.posting.reversed", original.username())
                .to("posting", original.id())
                .to("amount", Money.plain(original.back(), currency))
                .from("balance", Money.plain(balance, currency))
                .to("balance", Money.plain(balance + original.back(), currency));
    }

    private Optional<Original> find(long posting) {
        var sql =
                """
                select id, debit, credit, amount, currency, username, kind from billing.transfers where id = ?
                """;
        return db.sql(sql).param(posting).query(Original.class).optional();
    }

    private boolean reversed(Transfer mirror) {
        var sql =
                "select count(*) from billing.transfers where business_key = ? and kind = 'REVERSAL'";
        return db.sql(sql).param(mirror.businessKey()).query(Long.class).single() > 0;
    }
}
