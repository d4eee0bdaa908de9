package opora.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import opora.shell.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Authenticator apps, one a person. Their secrets lie sealed.
@Component
class Authenticators {
    private static final int SECRET_BYTES = 20;

    private final JdbcClient db;
    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();

    Authenticators(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    boolean isOn(String username) {
        var sql =
                "select exists (select from identity.authenticators where username = ? and confirmed)";
        return db.sql(sql).param(username).query(Boolean.class).single();
    }

    /// A new secret that counts for nothing until a code of it was shown; one that counts stays.
    void prepare(String username) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var sql =
                """
                insert into identity.authenticators (username, sealed) values (?, ?)
                on conflict (username) do update set sealed = excluded.sealed, last_step = 0
                where not authenticators.confirmed
                """;
        db.sql(sql).param(username).param(master.seal(secret, purpose(username))).update();
    }

    /// The secret that waits for its first code.
    Optional<byte[]> prepared(String username) {
        return secret(username, false);
    }

    /// Looks whether a code is right, and sees to it that it is right only once.
    boolean uses(String username, String code) {
        return takes(username, code, true);
    }

    /// The first code of a prepared secret; from now on it counts.
    boolean confirms(String username, String code) {
        if (!takes(username, code, false)) {
            return false;
        }
        db.sql("update identity.authenticators set confirmed = true where username = ?")
                .param(username)
                .update();
        return true;
    }

    boolean remove(String username) {
        return db.sql("delete from identity.authenticators where username = ?")
                        .param(username)
                        .update()
                == 1;
    }

    private boolean takes(String username, String code, boolean confirmed) {
        var secret = secret(username, confirmed);
        if (secret.isEmpty()) {
            return false;
        }
        var sql = "select last_step from identity.authenticators where username = ? for update";
        var last = db.sql(sql).param(username).query(Long.class).single();
        var step = Totp.step(secret.get(), code, Instant.now(), last);
        step.ifPresent(
                used ->
                        db.sql(
                                        "update identity.authenticators set last_step = ? where username = ?")
                                .param(used)
                                .param(username)
                                .update());
        return step.isPresent();
    }

    private Optional<byte[]> secret(String username, boolean confirmed) {
        var sql = "select sealed from identity.authenticators where username = ? and confirmed = ?";
        return db.sql(sql)
                .param(username)
                .param(confirmed)
                .query(byte[].class)
                .optional()
                .map(bytes -> master.open(bytes, purpose(username)));
    }

    private static String purpose(String username) {
        return "authenticator of " + username;
    }
}
