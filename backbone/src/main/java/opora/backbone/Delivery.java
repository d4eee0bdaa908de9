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
        for (var wave : waves(records)) {
            for (var batch : wave.entrySet()) {
                for (var handler : handlers.of(batch.getKey())) {
                    handle(transaction, handler, batch.getValue());
                }
            }
        }
    }

    /// Where the latest event of a line went.
    private record Turn(Class<?> event, int wave) {}

    /// In each wave all events of a kind are handled at once. An event goes with the one before it
    /// in its line when they are of a kind, and otherwise into the next wave.
    private List<Map<Class<?>, List<Incoming<?>>>> waves(List<Received> records) {
        var waves = new ArrayList<Map<Class<?>, List<Incoming<?>>>>();
        var turns = new HashMap<String, Turn>();
        for (var received : records) {
            var type = typeOf(received);
            if (type == null || handlers.of(type.record()).isEmpty()) {
                continue;
            }
            var event = type.record();
            var line = received.topic() + received.line();
            var turn = turn(turns.get(line), event);
            turns.put(line, turn);
            if (turn.wave() == waves.size()) {
                waves.add(new LinkedHashMap<>());
            }
            waves.get(turn.wave())
                    .computeIfAbsent(event, _ -> new ArrayList<>())
                    .add(decode(type, received));
        }
        return waves;
    }

    private static Turn turn(@Nullable Turn before, Class<?> event) {
        if (before == null) {
            return new Turn(event, 0);
        }
        return before.event() == event ? before : new Turn(event, before.wave() + 1);
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
