package opora.explorer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import opora.backbone.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps room for the days to come and drops those past their time.
@Component
class Days implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Days.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Database database;
    private final JdbcClient db;
    private final ExplorerSettings settings;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    Days(Database database, JdbcClient db, ExplorerSettings settings) {
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
    public void start() {
        turn(LocalDate.now(ZoneOffset.UTC));
        thread = Thread.ofVirtual().name("explorer-days").start(this::run);
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PAUSE);
                turn(LocalDate.now(ZoneOffset.UTC));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "the explorer's days are looked after again in an hour: {}",
                        e.getMessage());
            }
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /// Before events come.
    @Override
    public int getPhase() {
        return -1;
    }
}
