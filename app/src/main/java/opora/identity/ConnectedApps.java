package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The apps from outside, and whom they may act for.
@Component
class ConnectedApps {
    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    ConnectedApps(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    List<ConnectedApp> all() {
        return db.sql("select * from identity.apps order by name, client_id limit 500")
                .query(ConnectedApps::read)
                .list();
    }

    Optional<ConnectedApp> active(String clientId) {
        return db.sql("select * from identity.apps where client_id = ? and active")
                .param(clientId)
                .query(ConnectedApps::read)
                .optional();
    }

    void add(ConnectedApp app) {
        database.transact(
                "identity",
                _ -> {
                    insert(app);
                    journal.tell(
                            Deed.of("identity.app.added", app.name())
                                    .to("app", app.clientId())
                                    .to("addresses", app.redirects())
                                    .to("scopes", app.scopes()));
                    return app;
                });
    }

    private void insert(ConnectedApp app) {
        var sql =
                """
                insert into identity.apps (client_id, name, secret_hash, redirects, scopes)
                values (:id, :name, :secret, :redirects, :scopes)
                """;
        db.sql(sql)
                .param("id", app.clientId())
                .param("name", app.name())
                .param("secret", app.secretHash())
                .param("redirects", app.redirects().toArray(new String[0]))
                .param("scopes", app.scopes().toArray(new String[0]))
                .update();
    }

    boolean turn(String clientId, boolean active) {
        return database.transact(
                "identity",
                _ -> {
                    var found = lock(clientId);
                    found.ifPresent(app -> turn(app, active));
                    return found.isPresent();
                });
    }

    private Optional<ConnectedApp> lock(String clientId) {
        return db.sql("select * from identity.apps where client_id = ? for update")
                .param(clientId)
                .query(ConnectedApps::read)
                .optional();
    }

    private void turn(ConnectedApp app, boolean active) {
        db.sql("update identity.apps set active = ? where client_id = ?")
                .param(active)
                .param(app.clientId())
                .update();
        journal.tell(
                Deed.of("identity.app.turned", app.name())
                        .from("active", app.active())
                        .to("active", active)
                        .to("app", app.clientId()));
    }

    /// What this person has allowed this app so far.
    Set<String> allowed(String username, String clientId) {
        var sql =
                "select unnest(scopes) from identity.app_consents where username = ? and client_id = ?";
        return Set.copyOf(db.sql(sql).params(username, clientId).query(String.class).list());
    }

    void allow(String username, String clientId, List<String> scopes) {
        var sql =
                """
                insert into identity.app_consents (username, client_id, scopes)
                values (:username, :client, :scopes)
                on conflict (username, client_id) do update set given_at = now(), scopes = array(
                    select distinct scope from unnest(app_consents.scopes || excluded.scopes) scope order by 1)
                """;
        db.sql(sql)
                .param("username", username)
                .param("client", clientId)
                .param("scopes", scopes.toArray(new String[0]))
                .update();
    }

    boolean disallow(String username, String clientId) {
        return db.sql("delete from identity.app_consents where username = ? and client_id = ?")
                        .params(username, clientId)
                        .update()
                == 1;
    }

    /// The apps that act for this person.
    List<ConnectedApp> of(String username) {
        var sql =
                """
                select app.client_id, app.name, app.secret_hash, app.redirects, consent.scopes, app.active
                from identity.app_consents consent join identity.apps app using (client_id)
                where consent.username = ? order by app.name
                """;
        return db.sql(sql).param(username).query(ConnectedApps::read).list();
    }

    private static ConnectedApp read(ResultSet row, int number) throws SQLException {
        return new ConnectedApp(
                row.getString("client_id"),
                row.getString("name"),
                row.getBytes("secret_hash"),
                List.of((String[]) row.getArray("redirects").getArray()),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("active"));
    }
}
