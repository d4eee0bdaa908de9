package opora.backbone;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// One process's share in the backbone: its database, its contexts with their handlers, and what
/// runs for them.
///
/// ```java
/// var backbone = new Backbone(pool, kafka, registry, meters, BackboneSettings.defaults());
/// backbone.context("shop", List.of(new PlaceOrder(backbone.database())));
/// backbone.start();
/// ```
public final class Backbone implements AutoCloseable {
    private final DataSource pool;
    private final Map<String, Object> client;
    private final MeterRegistry meters;
    private final BackboneSettings settings;
    private final EventTypes types;
    private final Database database;
    private final SchemaRegistry registry;
    private final Tracing tracing = new Tracing();
    private final Map<String, Handlers> contexts = new LinkedHashMap<>();
    private final Map<String, Map<String, Saga<?>>> sagas = new HashMap<>();
    private final Map<String, Map<String, Projection>> projections = new LinkedHashMap<>();
    private final List<AutoCloseable> running = new CopyOnWriteArrayList<>();

    /// @param client how to reach Kafka: `bootstrap.servers` and whatever its security needs
    public Backbone(
            DataSource pool,
            Map<String, Object> client,
            SchemaRegistry registry,
            MeterRegistry meters,
            BackboneSettings settings) {
        this.pool = pool;
        this.client = Map.copyOf(client);
        this.registry = registry;
        this.meters = meters;
        this.settings = settings;
        Tables.create(pool);
        this.types = new EventTypes(registry);
        this.database = new Database(pool, new EventStore(types, tracing));
    }

    /// Tells every hop of every event to this listener; called before the start.
    public Backbone traced(OpenTelemetry telemetry) {
        tracing.tell(telemetry);
        return this;
    }

    /// Wraps the keys of persons with this from now on; called before the start.
    public Backbone wrapping(KeyWrap wrap) {
        database.personKeys().wrap(wrap);
        return this;
    }

    public Database database() {
        return database;
    }

    public EventTypes types() {
        return types;
    }

    /// How this process reaches Kafka, for whoever looks at the broker itself.
    public Map<String, Object> client() {
        return client;
    }

    public DeadLetters deadLetters() {
        return new DeadLetters(database);
    }

    public Payloads payloads() {
        return new Payloads(types);
    }

    /// Makes events known that this process publishes or shows without handling them.
    public void declare(Collection<? extends Class<?>> events) {
        types.declare(events);
    }

    /// Adds a context with the objects whose methods handle its events.
    public void context(String name, Collection<?> handlers) {
        var ofContext = new HashMap<String, Saga<?>>();
        var replayable = new LinkedHashMap<String, Projection>();
        projections.put(name, replayable);
        for (var handler : handlers) {
            if (handler instanceof Saga<?> saga) {
                saga.join(name, database);
                ofContext.put(saga.name(), saga);
            }
            if (handler instanceof Projection projection) {
                replayable.put(projection.name(), projection);
            }
        }
        sagas.put(name, ofContext);
        contexts.put(name, Handlers.of(handlers));
    }

    /// Each context's projections by name.
    public Map<String, Set<String>> projections() {
        var names = new LinkedHashMap<String, Set<String>>();
        projections.forEach((context, ofContext) -> names.put(context, ofContext.keySet()));
        return names;
    }

    /// Makes a projection anew from the events its context has handled, while everything goes on:
    /// readers see the old rows until the new ones are there, events that come meanwhile are
    /// handled afterwards. Answers how many events were handled again.
    public long replay(String context, String projection, Projection.Progress progress) {
        var known = projections.getOrDefault(context, Map.of()).get(projection);
        if (known == null) {
            throw new IllegalArgumentException(
                    "no projection %s in %s; there are: %s"
                            .formatted(projection, context, projections()));
        }
        return new Replay(context, known, database, client).run(progress);
    }

    /// The events each context handles, for the catalogue.
    public Map<String, Set<Class<?>>> consumers() {
        var consumers = new LinkedHashMap<String, Set<Class<?>>>();
        contexts.forEach((name, handlers) -> consumers.put(name, handlers.events()));
        return consumers;
    }

    /// Creates missing topics, registers the schemas, and sets everything going.
    public void start() {
        contexts.values().forEach(handlers -> types.declare(handlers.events()));
        new Topics(client, settings.topics()).create(types.all());
        var store = Tables.storeId(pool);
        run(new KeyTopic(database, client, settings.topics()));
        run(
                new Relay(
                        database,
                        () -> new KafkaWire(client, store, tracing),
                        settings.relay(),
                        meters));
        contexts.forEach(this::consume);
        sagas.forEach(
                (name, ofContext) -> {
                    if (!ofContext.isEmpty()) {
                        run(new Clockwork(name, database, ofContext, settings.timers()));
                    }
                });
        run(new Housekeeping(pool, settings));
        run(new Watch(pool, meters, contexts.keySet(), registry));
    }

    private void consume(String name, Handlers handlers) {
        var topics = topics(handlers);
        if (topics.isEmpty() && handlers.selective().isEmpty()) {
            return;
        }
        var consumerMeters = new ConsumerMeters(meters, name);
        var delivery = new Delivery(types, handlers, consumerMeters, tracing);
        for (int i = 0; i < settings.consumer().threads(); i++) {
            var consumption =
                    new Consumption(
                            name,
                            database,
                            delivery,
                            settings.consumer().retries(),
                            consumerMeters);
            run(
                    new opora.backbone.Consumer(
                            name,
                            () -> with(topics, handlers.selective()),
                            client,
                            settings.consumer(),
                            consumption,
                            consumerMeters));
        }
    }

    private Set<String> topics(Handlers handlers) {
        var topics = new LinkedHashSet<String>();
        handlers.events().forEach(event -> topics.add(types.of(event).topic()));
        if (handlers.everything()) {
            types.all().forEach(type -> topics.add(type.topic()));
        }
        return topics;
    }

    private static Set<String> with(Set<String> topics, List<Selective> choosers) {
        if (choosers.isEmpty()) {
            return topics;
        }
        var all = new LinkedHashSet<>(topics);
        choosers.forEach(chooser -> all.addAll(chooser.topics()));
        return all;
    }

    /// The latest events of a type that Kafka still holds, the newest first: for people who want to
    /// see real ones.
    public List<RawEvent> recent(EventType<?> type, int most) {
        return new Recent(client).of(type, most);
    }

    /// Reads a topic whole in this process; see [Tail].
    public <E> Tail<E> tail(Class<E> event, Tail.From from, Consumer<Incoming<E>> listener) {
        var type = types.of(event);
        new Topics(client, settings.topics()).create(List.of(type));
        var tail = new Tail<>(type, types, client, from, listener);
        run(tail);
        return tail;
    }

    private void run(AutoCloseable part) {
        running.addFirst(part);
        switch (part) {
            case KeyTopic keys -> keys.start();
            case Relay relay -> relay.start();
            case opora.backbone.Consumer consumer -> consumer.start();
            case Clockwork clockwork -> clockwork.start();
            case Tail<?> tail -> tail.start();
            case Housekeeping housekeeping -> housekeeping.start();
            case Watch watch -> watch.start();
            default -> throw new IllegalArgumentException(part.toString());
        }
    }

    /// Stops in order: first what takes events in, last what sends them out.
    @Override
    public void close() {
        var parts = new ArrayList<>(running);
        running.clear();
        var relays = parts.stream().filter(Relay.class::isInstance).toList();
        parts.removeAll(relays);
        try (var stops = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> stops.execute(() -> stop(part)));
        }
        relays.forEach(Backbone::stop);
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            org.slf4j.LoggerFactory.getLogger(Backbone.class).warn("stopping {}", part, e);
        }
    }
}
