package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes partitions ahead of need and drops those that are past their time: whole partitions, never
/// rows.
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final DataSource pool;
    private final BackboneSettings settings;
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);

    Housekeeping(DataSource pool, BackboneSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(Duration.ofMinutes(1));
                tidy();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException | Error e) {
                log.warn("housekeeping tries again in a minute: {}", e.getMessage());
            }
        }
    }

    void tidy() throws SQLException {
        try (var connection = pool.getConnection()) {
            Tables.makeRoom(connection);
            if (!settings.keepEvents().isZero()) {
                dropOldEvents(connection);
            }
            dropOldDays(connection);
        }
    }

    /// A partition goes when its newest event is too old and the relay is past it.
    private void dropOldEvents(Connection connection) throws SQLException {
        finish(connection);
        var sql =
                """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid, backbone.relay r
                where i.inhparent = 'backbone.events'::regclass
                  and substring(c.relname from 'events_to_(\\d+)$')::bigint <= r.position
                order by substring(c.relname from 'events_to_(\\d+)$')::bigint
                """;
        for (var partition : names(connection, sql)) {
            if (!old(connection, partition)) {
                return;
            }
            drop(connection, "events", partition);
        }
    }

    private boolean old(Connection connection, String partition) throws SQLException {
        var sql =
                """
                select coalesce((select at < now() - ? * interval '1 second' from backbone.%s
                    order by position desc limit 1), true)
                """
                        .formatted(partition);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, settings.keepEvents().toSeconds());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /// What was cut off between its steps the last time.
    private static void finish(Connection connection) throws SQLException {
        var half =
                """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'backbone.events'::regclass and i.inhdetachpending
                """;
        for (var partition : names(connection, half)) {
            run(
                    connection,
                    "alter table backbone.events detach partition backbone.%s finalize"
                            .formatted(partition));
        }
        var detached =
                """
                select c.relname from pg_class c where c.relnamespace = 'backbone'::regnamespace and c.relkind = 'r'
                  and c.relname ~ '^events_to_\\d+$' and not c.relispartition
                """;
        for (var table : names(connection, detached)) {
            run(connection, "drop table backbone." + table);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void dropOldDays(Connection connection) throws SQLException {
        var sql =
                """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'backbone.inbox'::regclass and c.relname ~ 'inbox_\\d{8}$'
                  and to_date(right(c.relname, 8), 'YYYYMMDD') < current_date - %d
                """
                        .formatted(settings.keepInbox().toDays());
        for (var partition : names(connection, sql)) {
            drop(connection, "inbox", partition);
        }
        run(
                connection,
                "delete from backbone.inbox_other where day < current_date - %d"
                        .formatted(settings.keepInbox().toDays()));
    }

    /// Detached first, so that nobody has to wait for readers of the whole table. PostgreSQL does
    /// so without a lock only where there is no partition for the rest.
    private static void drop(Connection connection, String table, String partition)
            throws SQLException {
        var how = table.equals("events") ? "concurrently" : "";
        run(
                connection,
                "alter table backbone.%s detach partition backbone.%s %s"
                        .formatted(table, partition, how));
        run(connection, "drop table backbone." + partition);
        log.info("dropped {}, which is past its time", partition);
    }

    private static ArrayList<String> names(Connection connection, String sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
