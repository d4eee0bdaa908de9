package opora.explorer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps room for the days to come and drops those past their time.
@Component
class Days extends Round {
    private final Database database;
    private final JdbcClient db;
    private final ExplorerSettings settings;

    Days(Database database, JdbcClient db, ExplorerSettings settings) {
        super("days", Duration.ofHours(1), 0);
        this.database = database;
        this.db = db;
        this.settings = settings;
    }

    void turn(LocalDate today) {
        database.transact(
                "explorer",
                connection -> {
                    call("select explorer.make_days(:day::date)", today);
                    call(
                            "select explorer.drop_days(:day::date)",
                            today.minusDays(settings.keep().toDays()));
                    return today;
                });
    }

    private void call(String sql, LocalDate day) {
        db.sql(sql).param("day", day.toString()).query(row -> {});
    }

    @Override
    protected void look() {
        turn(LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    public void start() {
        look();
        super.start();
    }

    /// Before events come.
    @Override
    public int getPhase() {
        return -1;
    }
}
