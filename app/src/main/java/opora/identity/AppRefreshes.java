package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refresh tokens. Each is good once and replaced by the next; one that comes a second time was
/// stolen by somebody.
@Component
class AppRefreshes {
    private static final Duration LIFE = Duration.ofDays(30);

    private final JdbcClient db;

    AppRefreshes(JdbcClient db) {
        this.db = db;
    }

    /// @param used whether it was taken before
    record Refresh(
            String chain, String clientId, String username, List<String> scopes, boolean used) {}

    String make(String chain, String clientId, String username, List<String> scopes) {
        db.sql("delete from identity.app_refreshes where ends_at < now()").update();
        var token = Secrets.fresh();
        var sql =
                """
                insert into identity.app_refreshes (refresh_hash, chain, client_id, username, scopes, ends_at)
                values (:hash, :chain, :client, :username, :scopes, now() + make_interval(secs => :life))
                """;
        db.sql(sql)
                .param("hash", Secrets.hash(token))
                .param("chain", chain)
                .param("client", clientId)
                .param("username", username)
                .param("scopes", scopes.toArray(new String[0]))
                .param("life", LIFE.toSeconds())
                .update();
        return token;
    }

    Optional<Refresh> take(String token, String clientId) {
        var sql =
                """
                update identity.app_refreshes set used_at = now()
                from (select refresh_hash as hash, used_at as before from identity.app_refreshes
                      where refresh_hash = ? and client_id = ? for update) was
                where refresh_hash = was.hash and ends_at > now()
                returning chain, client_id, username, scopes, was.before is not null as used
                """;
        return db.sql(sql)
                .param(Secrets.hash(token))
                .param(clientId)
                .query(AppRefreshes::read)
                .optional();
    }

    void endChain(String chain) {
        db.sql("delete from identity.app_refreshes where chain = ?").param(chain).update();
    }

    void endAll(String username, String clientId) {
        db.sql("delete from identity.app_refreshes where username = ? and client_id = ?")
                .params(username, clientId)
                .update();
    }

    private static Refresh read(ResultSet row, int number) throws SQLException {
        return new Refresh(
                row.getString("chain"),
                row.getString("client_id"),
                row.getString("username"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("used"));
    }
}
