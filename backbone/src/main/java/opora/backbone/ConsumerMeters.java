package opora.backbone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What a consumer tells about itself.
final class ConsumerMeters {
    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    final Counter duplicates;
    final Counter holes;
    final Counter parked;
    final Counter retries;
    final Counter dead;
    final Counter batches;
    private final Map<String, Map<Positions.Place, Long>> lags = new ConcurrentHashMap<>();
    private final Counter handled;
    private final Timer delay;
    private final MeterRegistry registry;
    private final String context;
    private final Map<String, Timer> handlers = new ConcurrentHashMap<>();

    ConsumerMeters(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = context;
        handled = registry.counter("opora.consumer.handled", "context", context);
        duplicates = registry.counter("opora.consumer.duplicates", "context", context);
        holes = registry.counter("opora.consumer.holes", "context", context);
        parked = registry.counter("opora.consumer.parked", "context", context);
        retries = registry.counter("opora.consumer.retries", "context", context);
        dead = registry.counter("opora.consumer.dead", "context", context);
        batches = registry.counter("opora.consumer.batches", "context", context);
        delay =
                Timer.builder("opora.consumer.delay")
                        .tag("context", context)
                        .serviceLevelObjectives(DELAYS)
                        .register(registry);
    }

    /// What a partition still holds for us.
    void lag(Positions.Place place, long events) {
        lagsOf(place.topic()).put(place, events);
    }

    /// Somebody else takes care of these now.
    void handedOver(Collection<Positions.Place> places) {
        places.forEach(place -> lagsOf(place.topic()).remove(place));
    }

    private Map<Positions.Place, Long> lagsOf(String topic) {
        return lags.computeIfAbsent(
                topic,
                name ->
                        registry.gauge(
                                "opora.consumer.lag",
                                Tags.of("context", context, "topic", name),
                                new ConcurrentHashMap<Positions.Place, Long>(),
                                ConsumerMeters::sum));
    }

    private static double sum(Map<Positions.Place, Long> lags) {
        return lags.values().stream().mapToLong(Long::longValue).sum();
    }

    void handled(List<Received> records) {
        batches.increment();
        handled.increment(records.size());
        if (!records.isEmpty()) {
            // One sample a batch: the oldest waited longest.
            var millis = System.currentTimeMillis() - records.getFirst().timeMillis();
            delay.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }

    void handlerTime(String handler, long nanos) {
        handlers.computeIfAbsent(
                        handler,
                        name ->
                                registry.timer(
                                        "opora.handler", "context", context, "handler", name))
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
