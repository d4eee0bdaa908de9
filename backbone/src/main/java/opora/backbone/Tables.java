package opora.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays out the backbone's tables, and keeps room in the partitioned ones.
final class Tables {
    private static final Logger log = LoggerFactory.getLogger(Tables.class);
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 10;
    private static final long LAYOUT_LOCK = 0x4F55L << 48;
    private static final long EVENTS_A_PARTITION = 10_000_000;

    private Tables() {}

    /// Runs the script only where it has not run yet as it reads now: its statements, even those
    /// that find nothing to do, take locks that others' writes wait for.
    static void create(DataSource pool) {
        var script = script();
        for (int attempt = 1; !laidOut(pool, script, attempt == ATTEMPTS); attempt++) {
            log.info("the tables were busy, laying them out again");
        }
    }

    /// False when another's write and the script waited for each other.
    private static boolean laidOut(DataSource pool, String script, boolean last) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LAYOUT_LOCK + ")");
                statement.execute("set local client_min_messages = warning");
                if (!script.equals(layout(connection))) {
                    statement.execute(script);
                    noteLayout(connection, script);
                }
            }
            connection.commit();
            makeRoom(connection);
            return true;
        } catch (SQLException e) {
            if (!last && DEADLOCK.equals(e.getSQLState())) {
                return false;
            }
            throw new DatabaseFailure(e);
        }
    }

    private static @Nullable String layout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery("select to_regclass('backbone.layout') is null")) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return null;
                }
            }
            try (var rows = statement.executeQuery("select script from backbone.layout")) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static void noteLayout(Connection connection, String script) throws SQLException {
        var sql =
                "insert into backbone.layout (script) values (?) on conflict (one) do update set script = excluded.script";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, script);
            statement.executeUpdate();
        }
    }

    private static String script() {
        try (var script = Tables.class.getResourceAsStream("backbone.sql")) {
            if (script == null) {
                throw new IllegalStateException("backbone.sql is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makeRoom(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("select backbone.make_room(" + EVENTS_A_PARTITION + ")");
            statement.execute("select backbone.make_days((now() at time zone 'utc')::date)");
        }
    }

    /// The name of this database in event ids.
    static String storeId(DataSource pool) {
        try (var connection = pool.getConnection()) {
            return storeId(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    static String storeId(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select id from backbone.store");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Whether housekeeping has dropped the store's first partition.
    static boolean hasDroppedEvents(Connection connection) throws SQLException {
        var sql =
                """
                select min(substring(c.relname from 'events_to_(\\d+)$')::bigint) > %d
                from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'backbone.events'::regclass
                """
                        .formatted(EVENTS_A_PARTITION);
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
