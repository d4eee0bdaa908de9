package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The accounts there are.
@Component
class Accounts {
    private static final String ALL =
            """
            select username, email, hash, language, email_proved_at is not null as email_proved, mailed_code,
                array(select distinct role from identity.grants g where g.username = a.username) as roles
            from identity.accounts a
            """;
    private static final int MOST_AT_AN_ADDRESS = 5;

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    Optional<Account> named(String username) {
        var sql = ALL + "where username = ?";
        return db.sql(sql).param(username).query(Accounts::read).optional();
    }

    /// Of somebody who is signed in. A token can be right and its account gone.
    Account own(String username) {
        return named(username).orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    /// The latest ones that gave this address.
    List<Account> at(String email) {
        var sql =
                ALL
                        + "where lower(email) = lower(?) and email <> '' order by registered_at desc limit ?";
        return db.sql(sql).param(email).param(MOST_AT_AN_ADDRESS).query(Accounts::read).list();
    }

    void proveEmail(String username) {
        var sql =
                """
                update identity.accounts set email_proved_at = now()
                where username = ? and email_proved_at is null
                """;
        db.sql(sql).param(username).update();
    }

    /// To one that was just proved.
    void move(String username, String email) {
        var sql =
                "update identity.accounts set email = ?, email_proved_at = now() where username = ?";
        db.sql(sql).param(email).param(username).update();
    }

    void askForMailedCode(String username, boolean asked) {
        db.sql("update identity.accounts set mailed_code = ? where username = ?")
                .param(asked)
                .param(username)
                .update();
    }

    void rehash(String username, String hash) {
        db.sql("update identity.accounts set hash = ? where username = ?")
                .param(hash)
                .param(username)
                .update();
    }

    /// False when it was so already.
    boolean block(String username, boolean blocked) {
        var sql =
                """
                update identity.accounts set blocked_at = case when :blocked then now() end
                where username = :username and (blocked_at is not null) <> :blocked and closed_at is null
                """;
        return db.sql(sql).param("blocked", blocked).param("username", username).update() == 1;
    }

    /// False when the name is taken.
    boolean add(Account account, String source) {
        var sql =
                """
                insert into identity.accounts (username, email, hash, source, language)
                values (:username, :email, :hash, :source, :language)
                on conflict (username) do nothing
                """;
        return db.sql(sql)
                        .param("username", account.username())
                        .param("email", account.email())
                        .param("hash", account.hash())
                        .param("source", source)
                        .param("language", account.language())
                        .update()
                == 1;
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        var roles = Set.of((String[]) row.getArray("roles").getArray());
        return new Account(
                row.getString("username"),
                row.getString("email"),
                row.getString("hash"),
                roles,
                row.getString("language"),
                row.getBoolean("email_proved"),
                row.getBoolean("mailed_code"));
    }
}
