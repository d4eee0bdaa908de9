package opora.backbone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes what was received and brings it to the handlers, as much at once as the order within
/// keys allows.
final class Delivery {
    private final EventTypes types;
    private final Handlers handlers;
    private final ConsumerMeters meters;
    private final Tracing tracing;

    Delivery(EventTypes types, Handlers handlers, ConsumerMeters meters) {
        this(types, handlers, meters, new Tracing());
    }

    Delivery(EventTypes types, Handlers handlers, ConsumerMeters meters, Tracing tracing) {
        this.tracing = tracing;
        this.types = types;
        this.handlers = handlers;
        this.meters = meters;
    }

    void deliver(Transaction transaction, List<Received> records) throws Exception {
        for (var raw : records.isEmpty() ? List.<RawHandler>of() : handlers.raw()) {
            var start = System.nanoTime();
            raw.handle(records.stream().map(Delivery::raw).toList());
            meters.handlerTime(raw.name(), System.nanoTime() - start);
        }
        Map<Class<?>, List<Incoming<?>>> wave = new LinkedHashMap<>();
        var lines = new HashMap<String, Class<?>>();
        for (var received : records) {
            var type = typeOf(received);
            if (type == null || handlers.of(type.record()).isEmpty()) {
                continue;
            }
            var earlier = lines.put(received.topic() + received.line(), type.record());
            if (earlier != null && earlier != type.record()) {
                flush(transaction, wave);
                lines.clear();
                lines.put(received.topic() + received.line(), type.record());
            }
            wave.computeIfAbsent(type.record(), event -> new ArrayList<>())
                    .add(decode(type, received));
        }
        flush(transaction, wave);
    }

    private void flush(Transaction transaction, Map<Class<?>, List<Incoming<?>>> wave)
            throws Exception {
        for (var batch : wave.entrySet()) {
            for (var handler : handlers.of(batch.getKey())) {
                handle(transaction, handler, batch.getValue());
            }
        }
        wave.clear();
    }

    private void handle(Transaction transaction, Handler handler, List<Incoming<?>> batch)
            throws Exception {
        var start = System.nanoTime();
        LogMarks.of(transaction.context, batch);
        try (var handling = tracing.handling(transaction.context, handler.name(), batch)) {
            try {
                handler.handle(transaction, handling.batch());
            } catch (Exception | Error e) {
                handling.failed(e);
                throw e;
            }
        } finally {
            LogMarks.clear();
        }
        meters.handlerTime(handler.name(), System.nanoTime() - start);
    }

    private @Nullable EventType<?> typeOf(Received received) {
        return types.meant(received.envelope().type(), received.topic());
    }

    <E> Incoming<E> decode(EventType<E> type, Received received) {
        return decode(types, type, received);
    }

    static <E> Incoming<E> decode(EventTypes types, EventType<E> type, Received received) {
        return new Incoming<>(types.read(type, received.payload()), metaOf(type.name(), received));
    }

    static RawEvent raw(Received received) {
        var type = received.envelope().type();
        return new RawEvent(
                metaOf(type == null ? "" : type, received),
                received.partition(),
                received.offset(),
                received.payload());
    }

    private static Meta metaOf(String type, Received received) {
        var envelope = received.envelope();
        var millis = envelope.timeMillis() > 0 ? envelope.timeMillis() : received.timeMillis();
        var correlation = envelope.correlation();
        return new Meta(
                received.id(),
                envelope.context() == null ? "" : envelope.context(),
                type,
                received.topic(),
                received.key(),
                Instant.ofEpochMilli(millis),
                correlation == null || correlation.isEmpty() ? received.id() : correlation,
                envelope.causation(),
                envelope.trace());
    }
}
