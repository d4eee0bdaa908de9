package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Codes that apps trade for tokens, each once and within a minute.
@Component
class AppCodes {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final JdbcClient db;

    AppCodes(JdbcClient db) {
        this.db = db;
    }

    String make(AppRequest request, Person person) {
        db.sql("delete from identity.app_codes where ends_at < now() - interval '1 day'").update();
        var code = Secrets.fresh();
        var sql =
                """
                insert into identity.app_codes
                    (code_hash, chain, client_id, username, redirect, scopes, challenge, nonce, proofs, ends_at)
                values (:hash, :chain, :client, :username, :redirect, :scopes, :challenge, :nonce, :proofs,
                    now() + make_interval(secs => :life))
                """;
        db.sql(sql)
                .param("hash", Secrets.hash(code))
                .param("chain", UUID.randomUUID().toString())
                .param("client", request.app().clientId())
                .param("username", person.username())
                .param("redirect", request.redirect())
                .param("scopes", request.scopes().toArray(new String[0]))
                .param("challenge", request.challenge())
                .param("nonce", request.nonce())
                .param("proofs", person.proofs().toArray(new String[0]))
                .param("life", LIFE.toSeconds())
                .update();
        return code;
    }

    /// The code as it was before, if it is still good; from now on it is used.
    Optional<AppCode> take(String code) {
        var sql =
                """
                update identity.app_codes set used_at = now()
                from (select code_hash as hash, used_at as before from identity.app_codes
                      where code_hash = ? for update) was
                where code_hash = was.hash and ends_at > now()
                returning chain, client_id, username, redirect, scopes, challenge, nonce, proofs,
                    was.before is not null as used
                """;
        return db.sql(sql).param(Secrets.hash(code)).query(AppCodes::read).optional();
    }

    private static AppCode read(ResultSet row, int number) throws SQLException {
        return new AppCode(
                row.getString("chain"),
                row.getString("client_id"),
                row.getString("username"),
                row.getString("redirect"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("challenge"),
                row.getString("nonce"),
                List.of((String[]) row.getArray("proofs").getArray()),
                row.getBoolean("used"));
    }
}
