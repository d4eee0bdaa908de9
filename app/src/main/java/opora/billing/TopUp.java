package opora.billing;

import java.util.List;
import opora.backbone.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts money into a wallet, once per key. A wallet that is not open yet opens.
@Component
class TopUp {
    static final long LEAST = 100;
    static final long MOST = 100_000_000;

    private final Database database;
    private final JdbcClient db;
    private final Ledger ledger;

    TopUp(Database database, JdbcClient db, Ledger ledger) {
        this.database = database;
        this.db = db;
        this.ledger = ledger;
    }

    /// What came of it.
    enum Answer {
        DONE,
        /// The same has been done before.
        REPEATED,
        /// The key was used for another amount.
        OTHER_AMOUNT
    }

    static boolean allowed(long amount) {
        return amount >= LEAST && amount <= MOST;
    }

    /// @param amount in minor units
    Answer topUp(String username, String key, long amount) {
        var transfer = Transfer.topUp(username, key, amount, Transfer.CURRENCY);
        return database.transact(
                "billing",
                _ -> {
                    ledger.open(username);
                    ledger.lock(List.of(username)); // a twin waits here until this one is done
                    return ledger.post(transfer) ? Answer.DONE : repeated(transfer);
                });
    }

    private Answer repeated(Transfer transfer) {
        var sql = "select amount from billing.transfers where business_key = ? and kind = 'TOP_UP'";
        var first = db.sql(sql).param(transfer.businessKey()).query(Long.class).single();
        return first == transfer.amount() ? Answer.REPEATED : Answer.OTHER_AMOUNT;
    }
}
