package opora.backbone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What a consumer tells about itself.
final class ConsumerMeters {
    final Counter duplicates;
    final Counter holes;
    final Counter parked;
    final Counter retries;
    final Counter dead;
    final Counter batches;
    final AtomicLong lag;
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
        delay = registry.timer("opora.consumer.delay", "context", context);
        lag =
                registry.gauge(
                        "opora.consumer.lag",
                        java.util.List.of(io.micrometer.core.instrument.Tag.of("context", context)),
                        new AtomicLong());
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
