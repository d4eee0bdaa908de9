package opora.billing;

import java.time.Instant;
import java.util.Optional;
import opora.billing.LedgerPage.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Anybody's account, for staff.
@Component
class Accounts {
    private final JdbcClient db;
    private final Holds holds;
    private final Statements statements;

    Accounts(JdbcClient db, Holds holds, Statements statements) {
        this.db = db;
        this.holds = holds;
        this.statements = statements;
    }

    Optional<Wallet> find(String username) {
        var sql = "select balance, held, currency from billing.wallets where username = ?";
        return db.sql(sql).param(username).query(Wallet.class).optional();
    }

    Account look(String username, Wallet wallet, Instant from, @Nullable Long before, int limit) {
        var now = Instant.now().plusSeconds(60);
        return new Account(
                wallet, holds.openOf(username), statements.of(username, from, now, before, limit));
    }
}
