package opora.tickets;

import java.time.Instant;
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

    TellStatuses(Database database, JdbcClient db, Statuses statuses) {
        this.database = database;
        this.db = db;
        this.statuses = statuses;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        tell();
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
