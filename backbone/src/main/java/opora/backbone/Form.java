package opora.backbone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/// How one Java type looks on the wire.
sealed interface Form
        permits Form.Scalar, Form.Symbol, Form.Optional, Form.Items, Form.Entries, RecordForm {
    Schema schema();

    void write(Object value, BodyWriter to);

    /// @param depth how many records we are inside of
    Object read(Decoder from, int depth) throws IOException;

    /// A value without parts.
    record Scalar(Schema schema, Writes writes, Reads reads) implements Form {
        interface Writes {
            void write(Object value, BodyWriter to);
        }

        interface Reads {
            Object read(Decoder from) throws IOException;
        }

        @Override
        public void write(Object value, BodyWriter to) {
            writes.write(value, to);
        }

        @Override
        public Object read(Decoder from, int depth) throws IOException {
            return reads.read(from);
        }
    }

    /// An enum constant.
    record Symbol(Schema schema, Object[] constants) implements Form {
        @Override
        public void write(Object value, BodyWriter to) {
            to.number(((Enum<?>) value).ordinal());
        }

        @Override
        public Object read(Decoder from, int depth) throws IOException {
            var index = from.readEnum();
            if (index < 0 || index >= constants.length) {
                throw new UnreadableEvent(schema.getFullName() + " has no symbol number " + index);
            }
            return constants[index];
        }
    }

    /// Null or something.
    record Optional(Schema schema, Form some) implements Form {
        @Override
        public void write(@Nullable Object value, BodyWriter to) {
            if (value == null) {
                to.number(0);
            } else {
                to.number(1);
                some.write(value, to);
            }
        }

        @Override
        @SuppressWarnings("NullAway") // the one form whose value may be null
        public Object read(Decoder from, int depth) throws IOException {
            return switch (from.readIndex()) {
                case 0 -> {
                    from.readNull();
                    yield null;
                }
                case 1 -> some.read(from, depth);
                default ->
                        throw new UnreadableEvent(
                                "a value that is neither null nor " + some.schema().getName());
            };
        }
    }

    /// A list.
    record Items(Schema schema, Form item) implements Form {
        @Override
        public void write(Object value, BodyWriter to) {
            var items = (List<?>) value;
            if (!items.isEmpty()) {
                to.number(items.size());
                for (var each : items) {
                    item.write(each, to);
                }
            }
            to.number(0);
        }

        @Override
        public Object read(Decoder from, int depth) throws IOException {
            var items = new ArrayList<>();
            for (var count = from.readArrayStart(); count != 0; count = from.arrayNext()) {
                items.ensureCapacity(items.size() + (int) count);
                for (var i = 0; i < count; i++) {
                    items.add(item.read(from, depth));
                }
            }
            return Collections.unmodifiableList(items);
        }
    }

    /// A map from strings.
    record Entries(Schema schema, Form value) implements Form {
        @Override
        public void write(Object map, BodyWriter to) {
            var entries = (Map<?, ?>) map;
            if (!entries.isEmpty()) {
                to.number(entries.size());
                for (var entry : entries.entrySet()) {
                    to.text((String) entry.getKey());
                    value.write(entry.getValue(), to);
                }
            }
            to.number(0);
        }

        @Override
        public Object read(Decoder from, int depth) throws IOException {
            var entries = new LinkedHashMap<String, Object>();
            for (var count = from.readMapStart(); count != 0; count = from.mapNext()) {
                for (var i = 0; i < count; i++) {
                    entries.put(from.readString(), value.read(from, depth));
                }
            }
            return Collections.unmodifiableMap(entries);
        }
    }

    /// Its bytes, without a copy where the buffer holds nothing else.
    static byte[] bytesOf(ByteBuffer buffer) {
        var all = buffer.array();
        return all.length == buffer.remaining()
                ? all
                : Arrays.copyOfRange(all, buffer.position(), buffer.limit());
    }
}
