package opora.backbone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Positions.Place;
import opora.backbone.Positions.Position;

/// Makes a projection anew in one transaction, while its context goes on: the context's consumers
/// wait at their position rows, readers see the old table until the commit. Handled again is
/// exactly what was handled before, no more and no less: up to the marks, without what still waits
/// in line or was thrown away, and with what an operator has edited in its place.
final class Replay {
    private static final int BATCH = 1_000;

    private final String context;
    private final Projection projection;
    private final Database database;
    private final Map<String, Object> client;
    private final EventTypes types;
    private final Delivery delivery;
    private final Set<String> topics = new LinkedHashSet<>();

    Replay(String context, Projection projection, Database database, Map<String, Object> client) {
        this.context = context;
        this.projection = projection;
        this.database = database;
        this.client = client;
        this.types = database.store().types();
        var handlers = Handlers.of(List.of(projection));
        if (!handlers.raw().isEmpty()) {
            throw new IllegalArgumentException(
                    projection.name() + " takes events as they come; only decoded ones replay");
        }
        handlers.events().forEach(event -> topics.add(types.of(event).topic()));
        var meters = new ConsumerMeters(new SimpleMeterRegistry(), context);
        this.delivery = new Delivery(types, handlers, meters);
    }

    /// Answers how many events were handled.
    long run(Projection.Progress progress) {
        return database.transact(
                context,
                connection -> {
                    var places = lock(connection);
                    var history = new HandledHistory(connection, context);
                    projection.clear();
                    var passage = new Passage(history, progress);
                    var store = Tables.storeId(connection);
                    passage.take(new StoredHistory(connection, store, places, topics), BATCH);
                    if (ForeignHistory.exists(connection, context, store, places)) {
                        try (var foreign = new ForeignHistory(client, store, places)) {
                            passage.take(foreign, BATCH);
                        }
                    }
                    return passage.handled;
                });
    }

    /// Where events that were handled are found again, in the order of their keys.
    interface History {
        /// The next ones; empty at the end.
        List<Received> next(int limit) throws SQLException;

        String where();
    }

    private final class Passage {
        private final HandledHistory history;
        private final Projection.Progress progress;
        private long handled;

        Passage(HandledHistory history, Projection.Progress progress) {
            this.history = history;
            this.progress = progress;
        }

        void take(History source, int limit) throws Exception {
            while (true) {
                var found = source.next(limit);
                if (found.isEmpty()) {
                    return;
                }
                var records = history.asHandled(found);
                var transaction = Transaction.current();
                delivery.deliver(transaction, records);
                if (!transaction.published.isEmpty()) {
                    throw new IllegalStateException(
                            projection.name()
                                    + " has published something, so it is no projection: "
                                    + transaction.published.getFirst().event());
                }
                handled += records.size();
                progress.at(handled, source.where());
            }
        }
    }

    /// From here to the commit no consumer of this context moves on, in any process.
    private Map<Place, Position> lock(Connection connection) throws SQLException {
        var sql =
                """
                select topic, partition, next, marks::text, whole, epoch from backbone.positions
                where consumer = ? and topic = any(?) order by topic, partition for update
                """;
        var places = new HashMap<Place, Position>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setArray(2, connection.createArrayOf("text", topics.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.put(
                            new Place(rows.getString(1), rows.getInt(2)),
                            new Position(
                                    rows.getLong(3),
                                    Positions.marksOf(rows.getString(4)),
                                    rows.getBoolean(5),
                                    rows.getInt(6)));
                }
            }
        }
        return places;
    }
}
