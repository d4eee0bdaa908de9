package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One simulated database: the real one, emptied, behind connections that break.
final class SimulatedStore implements AutoCloseable {
    private static final String EMPTY =
            """
            delete from backbone.events; delete from backbone.lanes; delete from backbone.positions;
            delete from backbone.inbox; delete from backbone.parked; delete from backbone.discarded;
            delete from backbone.timers; delete from backbone.sagas; delete from backbone.undos;
            update backbone.relay set position = 0;
            select setval('backbone.position', 1, true);
            """;

    private final String name;
    private final FatedPool pool;
    private final Connection plain;
    private final Database database;
    private final SimulatedRelay relay;

    SimulatedStore(
            String name, FatedPool pool, SimulatedLog log, EventTypes types, LongSupplier clock)
            throws SQLException {
        this.name = name;
        this.pool = pool;
        this.plain = pool.plain();
        try (var statement = plain.createStatement()) {
            if (!known()) {
                Tables.create(pool.real());
            }
            statement.execute(EMPTY);
        }
        this.database = new Database(pool, new EventStore(types));
        this.relay = new SimulatedRelay(plain, log, name, clock);
    }

    private boolean known() throws SQLException {
        return ask("select to_regclass('backbone.undos') is not null");
    }

    String name() {
        return name;
    }

    Database database() {
        return database;
    }

    SimulatedRelay relay() {
        return relay;
    }

    /// Time is what the rows compare themselves with, so it passes by moving them.
    void pass(Duration time) throws SQLException {
        var interval = "interval '" + time.toMillis() + " milliseconds'";
        try (var statement = plain.createStatement()) {
            statement.execute("update backbone.parked set next_at = next_at - " + interval);
            statement.execute("update backbone.timers set due_at = due_at - " + interval);
        }
    }

    /// Whether time still brings something.
    boolean someoneWaits() throws SQLException {
        return ask(
                """
                select exists (select from backbone.parked where state = 'retrying')
                    or exists (select from backbone.timers)
                """);
    }

    private boolean ask(String sql) throws SQLException {
        try (var statement = plain.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        pool.giveBack(plain);
        pool.close();
    }
}
