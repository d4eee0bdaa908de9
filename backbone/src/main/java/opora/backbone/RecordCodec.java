package opora.backbone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;

/// Writes and reads one record type without any generic record between: components go straight into
/// the buffer, and what is read goes straight into the canonical constructor. Safe for any number
/// of threads.
final class RecordCodec<E> implements Codec<E> {
    private static final int FIRST_GUESS_BYTES = 128;
    private static final int ROOM_BYTES = 32;

    private final Class<E> record;
    private final RecordForm form;
    private final Map<Schema, Route> routes = new ConcurrentHashMap<>();
    private volatile int expectedBytes = FIRST_GUESS_BYTES;

    RecordCodec(Class<E> record) {
        this.record = record;
        this.form = Forms.of(record);
        routes.put(form.schema(), new Straight());
    }

    @Override
    public Schema schema() {
        return form.schema();
    }

    @Override
    public byte[] write(E event) {
        var to = new BodyWriter(expectedBytes);
        form.write(event, to);
        var body = to.toBytes();
        if (body.length > expectedBytes - ROOM_BYTES) {
            expectedBytes = Math.min(body.length, 1 << 16) + ROOM_BYTES;
        }
        return body;
    }

    @Override
    public E read(ByteBuffer body, Schema writer) {
        try {
            var route = routes.get(writer);
            if (route == null) {
                route = routes.computeIfAbsent(writer, this::route);
            }
            return record.cast(route.read(body));
        } catch (KeyIsLate e) {
            throw e;
        } catch (UnreadableEvent e) {
            throw new UnreadableEvent(
                    "no " + record.getName() + ": " + e.getMessage(), e.getCause());
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEvent("no " + record.getName() + ": " + e.getMessage(), e);
        }
    }

    private Route route(Schema writer) {
        var same =
                SchemaNormalization.toParsingForm(writer)
                        .equals(SchemaNormalization.toParsingForm(form.schema()));
        return same ? new Straight() : new Resolved(writer);
    }

    /// The way from a writer's bytes to our record.
    private sealed interface Route {
        Object read(ByteBuffer body) throws IOException;
    }

    /// The writer's schema is ours, but for words that leave no bytes.
    private final class Straight implements Route {
        @Override
        public Object read(ByteBuffer body) throws IOException {
            var from = new BodyReader().on(body);
            var event = form.read(from, 0);
            from.expectEnd();
            return event;
        }
    }

    /// Another version: Avro's resolution puts its fields in our order, skips and fills in. Its
    /// decoders carry state, so each serves one reader at a time; one that failed is in the middle
    /// of something and is dropped.
    private final class Resolved implements Route {
        private final Schema writer;
        private final Queue<Resolver> idle = new ConcurrentLinkedQueue<>();

        Resolved(Schema writer) {
            this.writer = writer;
        }

        @Override
        public Object read(ByteBuffer body) throws IOException {
            var resolver = idle.poll();
            if (resolver == null) {
                var from = new BodyReader();
                resolver =
                        new Resolver(
                                from,
                                DecoderFactory.get().resolvingDecoder(writer, form.schema(), from));
            }
            resolver.from.on(body);
            resolver.decoder.configure(resolver.from);
            var event = form.read(resolver.decoder, 0);
            resolver.decoder.drain();
            resolver.from.expectEnd();
            idle.add(resolver);
            return event;
        }
    }

    private record Resolver(BodyReader from, ResolvingDecoder decoder) {}
}
