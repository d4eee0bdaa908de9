package opora.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/// Event bytes as plain JSON and back, for people. Needs no Java class to show an event, only its
/// schema.
public final class Payloads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final EventTypes types;

    public Payloads(EventTypes types) {
        this.types = types;
    }

    /// Indented JSON of a framed payload, or a plain sentence when it cannot be read.
    public String show(byte[] payload) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(read(payload));
        } catch (IOException | RuntimeException e) {
            return "%d bytes that cannot be read: %s".formatted(payload.length, e.getMessage());
        }
    }

    /// A framed payload as a tree of JSON.
    public JsonNode tree(byte[] payload) {
        try {
            return read(payload);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    /// The same with what is sealed left sealed, for what is kept: [PersonKeys#reveal] opens it
    /// when it is shown or sent.
    public JsonNode sealedTree(byte[] payload) {
        try {
            return read(payload, UnaryOperator.identity());
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    JsonNode read(byte[] payload) throws IOException {
        var keys = types.keys();
        return read(payload, keys == null ? UnaryOperator.identity() : keys::reveal);
    }

    private JsonNode read(byte[] payload, UnaryOperator<String> words) throws IOException {
        var framed = ByteBuffer.wrap(payload);
        var schema = types.registry().byId(Framing.idOf(framed));
        var decoder =
                DecoderFactory.get()
                        .binaryDecoder(payload, framed.position(), framed.remaining(), null);
        return toJson(schema, new GenericDatumReader<Object>(schema).read(null, decoder), words);
    }

    private static JsonNode toJson(
            Schema schema, @Nullable Object value, UnaryOperator<String> words) {
        return switch (value) {
            case null -> NODES.nullNode();
            case GenericRecord inner -> {
                var node = NODES.objectNode();
                for (var field : inner.getSchema().getFields()) {
                    node.set(field.name(), toJson(field.schema(), inner.get(field.pos()), words));
                }
                yield node;
            }
            case Map<?, ?> map -> {
                var node = NODES.objectNode();
                map.forEach((key, item) -> node.set(key.toString(), toJson(schema, item, words)));
                yield node;
            }
            case Iterable<?> list -> {
                var node = NODES.arrayNode();
                list.forEach(item -> node.add(toJson(schema, item, words)));
                yield node;
            }
            case ByteBuffer bytes -> NODES.binaryNode(bytes.array());
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            default -> NODES.textNode(words.apply(value.toString()));
        };
    }

    /// The framed bytes of an event given as JSON; names the field that does not fit.
    byte[] write(EventType<?> type, String json) {
        var schema = type.codec().schema();
        try {
            var value = fromJson(schema, JSON.readTree(json), "");
            var body = new java.io.ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(body, null);
            new GenericDatumWriter<Object>(schema).write(value, encoder);
            encoder.flush();
            var framed =
                    Framing.frame(
                            types.registry().register(EventTypes.subjectOf(type), schema),
                            body.toByteArray());
            return type.personal() == null ? framed : types.write(types.read(type, framed));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static @Nullable Object fromJson(Schema schema, @Nullable JsonNode given, String path) {
        var node = given == null ? MissingNode.getInstance() : given;
        switch (schema.getType()) {
            case UNION -> {
                if (node.isNull() || node.isMissingNode()) {
                    return null;
                }
                var some =
                        schema.getTypes().stream()
                                .filter(type -> type.getType() != Schema.Type.NULL)
                                .findFirst();
                return fromJson(some.orElseThrow(), node, path);
            }
            case RECORD -> {
                var record = new GenericData.Record(schema);
                check(node.isObject(), path, "an object");
                for (var field : schema.getFields()) {
                    record.put(
                            field.pos(),
                            fromJson(
                                    field.schema(),
                                    node.get(field.name()),
                                    path + "/" + field.name()));
                }
                return record;
            }
            case ARRAY -> {
                check(node.isArray(), path, "a list");
                var items = new ArrayList<@Nullable Object>();
                node.forEach(
                        item ->
                                items.add(
                                        fromJson(
                                                schema.getElementType(),
                                                item,
                                                path + "/" + items.size())));
                return items;
            }
            case MAP -> {
                check(node.isObject(), path, "an object");
                var items = new HashMap<String, @Nullable Object>();
                node.properties()
                        .forEach(
                                item ->
                                        items.put(
                                                item.getKey(),
                                                fromJson(
                                                        schema.getValueType(),
                                                        item.getValue(),
                                                        path + "/" + item.getKey())));
                return items;
            }
            case ENUM -> {
                check(
                        schema.hasEnumSymbol(node.asText()),
                        path,
                        "one of " + schema.getEnumSymbols());
                return new GenericData.EnumSymbol(schema, node.asText());
            }
            case STRING -> {
                check(node.isTextual(), path, "a text");
                return node.asText();
            }
            case LONG -> {
                check(node.canConvertToLong() && node.isIntegralNumber(), path, "a whole number");
                return node.asLong();
            }
            case INT -> {
                check(node.canConvertToInt() && node.isIntegralNumber(), path, "a whole number");
                return node.asInt();
            }
            case DOUBLE -> {
                check(node.isNumber(), path, "a number");
                return node.asDouble();
            }
            case BOOLEAN -> {
                check(node.isBoolean(), path, "true or false");
                return node.asBoolean();
            }
            case BYTES -> {
                check(node.isTextual(), path, "bytes in Base64");
                return ByteBuffer.wrap(
                        java.util.Base64.getDecoder()
                                .decode(node.asText().getBytes(StandardCharsets.US_ASCII)));
            }
            default ->
                    throw new IllegalArgumentException(
                            path + ": " + schema.getType() + " cannot be edited");
        }
    }

    private static void check(boolean fits, String path, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "the event" : path) + " must be " + wanted);
        }
    }
}
