package opora.tickets;

import java.time.Instant;
import opora.Settings;
import opora.backbone.Database;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells the statuses that nobody has been told of yet: those that come with the product, at the
/// first start, and what staff has just changed.
@Component
class TellStatuses implements ApplicationRunner {
    private final Database database;
    private final JdbcClient db;
    private final Statuses statuses;
    private final Settings settings;

    TellStatuses(Database database, JdbcClient db, Statuses statuses, Settings settings) {
        this.database = database;
        this.db = db;
        this.statuses = statuses;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.preset() == Settings.Preset.TEAM) {
            simplify();
        }
        tell();
    }

    /// New, in progress, solved, closed or cancelled are enough for a small team. What staff has
    /// changed, or tickets rely on, stays.
    private void simplify() {
        var sql =
                """
                update tickets.statuses set retired = true, version = version + 1, told = false
                where status in ('assigned', 'waiting') and version <= 2 and not retired
                    and not exists (select from tickets.tickets)
                    and not exists (select from tickets.statuses where retired)
                """;
        database.transact(TicketsContext.NAME, _ -> db.sql(sql).update());
    }

    void tell() {
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    var sql =
                            "update tickets.statuses set told = true where not told returning status";
                    var untold = db.sql(sql).query(String.class).list();
                    statuses.forget();
                    var model = statuses.model();
                    var at = Instant.now();
                    untold.forEach(name -> database.publish(model.status(name).told(at)));
                    statuses.forget();
                    return untold;
                });
    }
}
