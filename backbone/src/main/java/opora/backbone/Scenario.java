package opora.backbone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Tells what a context does when an event arrives, in the words given, when and then. The real
/// handlers run on a real PostgreSQL, with real transactions and the real store; only Kafka is left
/// out. Works under any test framework, since it needs none.
///
/// ```java
/// Scenario.of("billing", pool, database -> List.of(new Pay(database)))
///         .given(new ToppedUp("ann", 100))
///         .when(new Placed("order-1", "ann", 40))
///         .then(new Paid("order-1", 40))
///         .and("select balance from billing.wallets where owner = ?", "ann").is(60);
/// ```
///
/// A database belongs to one scenario at a time.
public final class Scenario {
    private static final String STRANGER = "scenario";

    private final String context;
    private final DataSource pool;
    private final EventTypes types = new EventTypes(new MemoryRegistry());
    private final Database database;
    private final Handlers handlers;
    private final Delivery delivery;
    private final Clockwork clockwork;
    private int told;

    private Scenario(
            String context,
            DataSource pool,
            Function<Database, ? extends Collection<?>> handlersOf) {
        this.context = context;
        this.pool = pool;
        Tables.create(pool);
        this.database = new Database(pool, new EventStore(types));
        var sagas = new HashMap<String, Saga<?>>();
        var objects = handlersOf.apply(database);
        for (var object : objects) {
            if (object instanceof Saga<?> saga) {
                saga.join(context, database);
                sagas.put(saga.name(), saga);
            }
        }
        this.handlers = Handlers.of(objects);
        types.declare(handlers.events());
        var meters = new ConsumerMeters(new SimpleMeterRegistry(), context);
        this.delivery = new Delivery(types, handlers, meters);
        this.clockwork = new Clockwork(context, database, sagas, Duration.ofHours(1));
    }

    /// @param handlersOf builds the objects whose methods handle events, with the database they use
    public static Scenario of(
            String context,
            DataSource pool,
            Function<Database, ? extends Collection<?>> handlersOf) {
        return new Scenario(context, pool, handlersOf);
    }

    /// These events came before, one after another; what they caused is not asked for.
    public Scenario given(Object... events) {
        Arrays.stream(events).forEach(this::when);
        return this;
    }

    /// This was so before.
    public Scenario givenSql(String sql, @Nullable Object... parameters) {
        database.transact(
                context,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        for (int i = 0; i < parameters.length; i++) {
                            statement.setObject(i + 1, parameters[i]);
                        }
                        return statement.execute();
                    }
                });
        return this;
    }

    /// An event arrives; several arrive together, as one poll brings them.
    public Outcome when(Object... events) {
        var records = Arrays.stream(events).map(this::receive).toList();
        return observe(
                () ->
                        database.transact(
                                context,
                                connection -> {
                                    delivery.deliver(Transaction.current(), records);
                                    return records;
                                }));
    }

    /// Somebody acts, in a transaction of the context.
    public Outcome when(Act act) {
        return observe(
                () ->
                        database.transact(
                                context,
                                connection -> {
                                    act.run(database);
                                    return act;
                                }));
    }

    /// So much time goes by, and the timers that are due by then ring.
    public Outcome whenTimePasses(Duration time) {
        return observe(
                () -> {
                    Timers.hasten(database, context, time);
                    clockwork.ring();
                });
    }

    /// An event arrives and its handler throws this; nothing of it remains.
    public Outcome refuses(Object event, Class<? extends Throwable> failure) {
        try {
            when(event);
        } catch (RuntimeException | Error e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (failure.isInstance(cause)) {
                    return new Outcome(List.of());
                }
            }
            throw e;
        }
        throw new AssertionError(event + " was expected to fail with " + failure.getSimpleName());
    }

    private Received receive(Object event) {
        var type = types.of(event.getClass());
        if (handlers.of(type.record()).isEmpty()) {
            throw new IllegalArgumentException(context + " does not handle " + type.name());
        }
        var now = System.currentTimeMillis();
        var id = "%s-%d".formatted(STRANGER, ++told);
        var envelope = new Envelope(id, STRANGER, type.name(), null, null, null, now, null, -1, -1);
        var key = type.keyOf(event);
        return new Received(type.topic(), 0, told, key, envelope, types.write(event), now);
    }

    private Outcome observe(Runnable work) {
        try (var connection = pool.getConnection()) {
            var before = EventStore.horizon(connection);
            work.run();
            var after = EventStore.horizon(connection);
            return new Outcome(EventStore.read(connection, before, after, Integer.MAX_VALUE));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// What somebody does.
    public interface Act {
        void run(Database database) throws Exception;
    }

    /// What came of it.
    public final class Outcome {
        private final List<Object> published = new ArrayList<>();

        Outcome(List<StoredEvent> stored) {
            for (var event : stored) {
                var type = types.named(event.type());
                published.add(type == null ? event : types.read(type, event.payload()));
            }
        }

        /// Exactly these events were published, in this order.
        public Outcome then(Object... events) {
            if (!published.equals(List.of(events))) {
                throw new AssertionError(
                        "expected to be published: %s%nbut published were: %s"
                                .formatted(List.of(events), published));
            }
            return this;
        }

        public Outcome thenNothing() {
            return then();
        }

        /// What the database answers; go on with what it should be.
        public Answer and(String sql, @Nullable Object... parameters) {
            return new Answer(this, sql, QueriedRows.of(pool, sql, parameters));
        }

        /// What was published, for questions of any other kind.
        public List<Object> published() {
            return List.copyOf(published);
        }

        public Scenario next() {
            return Scenario.this;
        }
    }

    /// What a query answered.
    public record Answer(Outcome outcome, String sql, List<List<@Nullable Object>> rows) {

        /// One row with these columns.
        public Outcome is(@Nullable Object... columns) {
            return are(Arrays.asList(columns));
        }

        /// These rows, in this order.
        @SafeVarargs
        public final Outcome are(List<? extends @Nullable Object>... expected) {
            var wanted = Arrays.stream(expected).map(QueriedRows::comparable).toList();
            if (!rows.equals(wanted)) {
                throw new AssertionError(
                        "%s%nwas expected to answer %s%nbut answered %s"
                                .formatted(sql, wanted, rows));
            }
            return outcome;
        }
    }
}
