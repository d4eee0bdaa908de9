package opora.portal;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.function.Supplier;
import opora.backbone.Database;
import opora.shell.LivePages;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The open pages of customers: each follows one ticket, by its request.
@Component
class PortalPages extends LivePages<String> {
    private final Database database;
    private final JdbcClient db;

    PortalPages(Database database, JdbcClient db, PortalSettings settings) {
        super("portal-pages", settings.heartbeat());
        this.database = database;
        this.db = db;
    }

    void follow(
            HttpServletResponse response, Person person, String request, Supplier<JteModel> part) {
        stream(response, person, request, 0, part);
    }

    /// Once what the running transaction says of it can be seen.
    void ringAfterCommit(String request) {
        database.afterCommit(() -> ring(request));
    }

    /// A transaction may come to its commit a little after its time.
    @Override
    protected Collection<News<String>> latest() {
        var sql =
                "select request_id, kept_at from portal.lines where kept_at > now() - interval '5 s'";
        return db.sql(sql)
                .query((row, _) -> new News<>(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }
}
