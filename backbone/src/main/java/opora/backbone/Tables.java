package opora.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Lays out the backbone's tables, and keeps room in the partitioned ones.
final class Tables {
    private static final long LAYOUT_LOCK = 0x4F55L << 48;
    private static final long EVENTS_A_PARTITION = 10_000_000;

    private Tables() {}

    static void create(DataSource pool) {
        try (var connection = pool.getConnection();
                var script = Tables.class.getResourceAsStream("backbone.sql")) {
            if (script == null) {
                throw new IllegalStateException("backbone.sql is missing");
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LAYOUT_LOCK + ")");
                statement.execute("set local client_min_messages = warning");
                statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
            connection.commit();
            makeRoom(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
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
