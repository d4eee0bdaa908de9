package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the event itself is the
/// message.
///
/// Beside the standard ones: `ce_correlationid`, `ce_causationid`, and `ce_prev`, which chains each
/// event to the one its store put into the same partition before it, so that a gap is seen.
public final class Headers {
    private static final String SOURCE = "/opora/";
    private static final int STORE_LENGTH = 8;

    /// A stranger's header longer than this is left unread.
    private static final int LONGEST_BYTES = 1024;

    private static final Header VERSION = header("ce_specversion", "1.0");
    private static final Header CONTENT = header("content-type", "application/avro");
    private static final Map<String, Header> SOURCES = new ConcurrentHashMap<>();
    private static final Map<String, Header> TYPES = new ConcurrentHashMap<>();
    private static final Function<String, Header> SOURCE_OF =
            context -> header("ce_source", SOURCE + context);
    private static final Function<String, Header> TYPE_OF = type -> header("ce_type", type);

    private Headers() {}

    /// Writes what the envelope says. Contexts and types are few, so their headers are made once.
    public static void write(org.apache.kafka.common.header.Headers to, Envelope envelope) {
        to.add(VERSION);
        to.add(new RecordHeader("ce_id", idOf(envelope)));
        if (envelope.context() != null) {
            to.add(SOURCES.computeIfAbsent(envelope.context(), SOURCE_OF));
        }
        if (envelope.type() != null) {
            to.add(TYPES.computeIfAbsent(envelope.type(), TYPE_OF));
        }
        if (envelope.timeMillis() >= 0) {
            to.add(new RecordHeader("ce_time", Rfc3339.format(envelope.timeMillis())));
        }
        to.add(CONTENT);
        add(to, "ce_correlationid", envelope.correlation());
        add(to, "ce_causationid", envelope.causation());
        add(to, "traceparent", envelope.trace());
        if (envelope.prev() >= 0) {
            to.add(header("ce_prev", Long.toString(envelope.prev())));
        }
    }

    /// Reads what is there; a header that makes no sense counts as absent.
    public static Envelope read(org.apache.kafka.common.header.Headers from) {
        String id = null;
        String context = null;
        String type = null;
        String correlation = null;
        String causation = null;
        String trace = null;
        long time = -1;
        long prev = -1;
        for (var header : from) {
            var value = header.value();
            if (value == null || value.length > LONGEST_BYTES) {
                continue;
            }
            switch (header.key()) {
                case "ce_id" -> id = text(value);
                case "ce_source" -> context = contextOf(text(value));
                case "ce_type" -> type = text(value);
                case "ce_time" -> time = Rfc3339.parse(value);
                case "ce_correlationid" -> correlation = text(value);
                case "ce_causationid" -> causation = text(value);
                case "traceparent" -> trace = text(value);
                case "ce_prev" -> prev = positionIn(value, 0);
                default -> {} // not ours to read
            }
        }
        var position = id == null ? -1 : positionOf(id);
        var store = id == null || position < 0 ? null : id.substring(0, STORE_LENGTH);
        return new Envelope(
                id, context, type, correlation, causation, trace, time, store, position, prev);
    }

    private static byte[] idOf(Envelope envelope) {
        if (envelope.id() != null) {
            return bytes(envelope.id());
        }
        if (envelope.store() == null || envelope.position() < 0) {
            throw new IllegalArgumentException(
                    "an event without an id, nor a store and a position: " + envelope);
        }
        return bytes(envelope.store() + ':' + envelope.position());
    }

    private static String contextOf(String source) {
        return source.startsWith(SOURCE) ? source.substring(SOURCE.length()) : source;
    }

    /// -1 unless the id is `<eight hexadecimal digits>:<position>`.
    private static long positionOf(String id) {
        if (id.length() <= STORE_LENGTH || id.charAt(STORE_LENGTH) != ':') {
            return -1;
        }
        for (var i = 0; i < STORE_LENGTH; i++) {
            var digit = id.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return -1;
            }
        }
        return positionIn(bytes(id), STORE_LENGTH + 1);
    }

    private static long positionIn(byte[] text, int start) {
        var length = text.length - start;
        if (length < 1 || length > 18) {
            return -1;
        }
        long value = 0;
        for (var i = start; i < text.length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static void add(
            org.apache.kafka.common.header.Headers to, String key, @Nullable String value) {
        if (value != null) {
            to.add(header(key, value));
        }
    }

    private static Header header(String key, String value) {
        return new RecordHeader(key, bytes(value));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] value) {
        // PostgreSQL's texts hold everything but the character zero
        return new String(value, StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }
}
