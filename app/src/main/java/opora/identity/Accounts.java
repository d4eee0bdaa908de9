package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The accounts there are.
@Component
class Accounts {
    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    Optional<Account> named(String username) {
        var sql =
                """
                select username, email, hash,
                    array(select distinct role from identity.grants g where g.username = a.username) as roles
                from identity.accounts a where username = ?
                """;
        return db.sql(sql).param(username).query(Accounts::read).optional();
    }

    /// False when it was so already.
    boolean block(String username, boolean blocked) {
        var sql =
                """
                update identity.accounts set blocked_at = case when :blocked then now() end
                where username = :username and (blocked_at is not null) <> :blocked
                """;
        return db.sql(sql).param("blocked", blocked).param("username", username).update() == 1;
    }

    /// False when the name is taken.
    boolean add(Account account, String source) {
        var sql =
                """
                insert into identity.accounts (username, email, hash, source)
                values (:username, :email, :hash, :source)
                on conflict (username) do nothing
                """;
        return db.sql(sql)
                        .param("username", account.username())
                        .param("email", account.email())
                        .param("hash", account.hash())
                        .param("source", source)
                        .update()
                == 1;
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        var roles = Set.of((String[]) row.getArray("roles").getArray());
        return new Account(
                row.getString("username"), row.getString("email"), row.getString("hash"), roles);
    }
}
