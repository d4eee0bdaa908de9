package opora.billing;

import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts right by hand what went wrong outside: a wallet gets money or gives some, with a reason.
@Component
class AdjustWallet {
    private final Database database;
    private final JdbcClient db;
    private final Ledger ledger;
    private final Journal journal;

    AdjustWallet(Database database, JdbcClient db, Ledger ledger, Journal journal) {
        this.database = database;
        this.db = db;
        this.ledger = ledger;
        this.journal = journal;
    }

    /// @param amount in minor units; below zero to take
    record Wish(String username, long amount, String reason, String author) {}

    Correction adjust(String key, Wish wish) {
        var transfer = Transfer.adjustment(wish.username(), key, wish.amount(), Transfer.CURRENCY);
        return database.transact("billing", _ -> adjust(transfer, wish));
    }

    private Correction adjust(Transfer transfer, Wish wish) {
        var balance = ledger.lock(List.of(wish.username())).get(wish.username());
        if (balance == null) {
            return Correction.UNKNOWN;
        }
        if (known(transfer)) {
            return same(transfer) ? Correction.REPEATED : Correction.OTHER;
        }
        if (balance + wish.amount() < 0) {
            return Correction.SHORT;
        }
        if (!ledger.post(transfer)) {
            return Correction.OTHER; // just now, for another wallet
        }
        ledger.explain(transfer, wish.author(), wish.reason());
        database.publish(
                new WalletAdjusted(
                        wish.username(),
                        wish.amount(),
                        transfer.currency(),
                        wish.reason(),
                        wish.author(),
                        Instant.now()));
        journal.tell(
                Deed.of("billing.wallet.adjusted", wish.username())
                        .to("amount", Money.plain(wish.amount(), transfer.currency()))
                        .to("reason", wish.reason())
                        .from("balance", Money.plain(balance, transfer.currency()))
                        .to("balance", Money.plain(balance + wish.amount(), transfer.currency())));
        return Correction.DONE;
    }

    private boolean known(Transfer transfer) {
        var sql =
                "select count(*) from billing.transfers where business_key = ? and kind = 'ADJUSTMENT'";
        return db.sql(sql).param(transfer.businessKey()).query(Long.class).single() > 0;
    }

    private boolean same(Transfer transfer) {
        var sql =
                """
                select (username, debit, amount) = (?, ?, ?) from billing.transfers
                where business_key = ? and kind = 'ADJUSTMENT'
                """;
        return db.sql(sql)
                .param(transfer.username())
                .param(transfer.debit())
                .param(transfer.amount())
                .param(transfer.businessKey())
                .query(Boolean.class)
                .single();
    }
}
