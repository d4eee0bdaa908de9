package opora.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has shown a password and not yet a second factor.
@Component
class Entries {
    private static final int MOST_A_PERSON = 10;

    private final JdbcClient db;
    private final IdentitySettings settings;

    Entries(JdbcClient db, IdentitySettings settings) {
        this.db = db;
        this.settings = settings;
    }

    Entry begin(String username, @Nullable String session) {
        forget(username);
        var secret = Secrets.fresh();
        var sql =
                """
                insert into identity.entries (secret_hash, username, session, ends_at)
                values (?, ?, ?, now() + make_interval(secs => ?))
                """;
        db.sql(sql)
                .param(Secrets.hash(secret))
                .param(username)
                .param(session)
                .param(settings.code().toSeconds())
                .update();
        return new Entry(secret, username, session, null, 0);
    }

    Optional<Entry> of(@Nullable String secret) {
        var sql =
                """
                select username, session, code_hash, codes from identity.entries
                where secret_hash = ? and ends_at > now()
                """;
        return secret == null
                ? Optional.empty()
                : db.sql(sql)
                        .param(Secrets.hash(secret))
                        .query(
                                (row, _) ->
                                        new Entry(
                                                secret,
                                                row.getString("username"),
                                                row.getString("session"),
                                                row.getBytes("code_hash"),
                                                row.getInt("codes")))
                        .optional();
    }

    /// Notes the code that was mailed; it is hashed with the secret, so that who reads the table
    /// cannot try all of them.
    void mailed(Entry entry, String code) {
        var sql =
                "update identity.entries set code_hash = ?, codes = codes + 1 where secret_hash = ?";
        db.sql(sql).param(hash(entry, code)).param(Secrets.hash(entry.secret())).update();
    }

    static byte[] hash(Entry entry, String code) {
        return Secrets.hash(entry.secret() + " " + code);
    }

    /// False when somebody else was faster.
    boolean end(Entry entry) {
        return db.sql("delete from identity.entries where secret_hash = ?")
                        .param(Secrets.hash(entry.secret()))
                        .update()
                == 1;
    }

    private void forget(String username) {
        db.sql("delete from identity.entries where ends_at < now()").update();
        var sql =
                """
                delete from identity.entries where secret_hash in (
                    select secret_hash from identity.entries where username = ?
                    order by ends_at desc offset ?)
                """;
        db.sql(sql).param(username).param(MOST_A_PERSON - 1).update();
    }
}
