package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.avro.Schema;

/// An event made up from its schema, for trying things out before the first real one.
final class Sample {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Sample() {}

    static JsonNode of(Schema schema, Instant now) {
        return value(schema, "", now);
    }

    private static JsonNode value(Schema given, String name, Instant now) {
        var schema = EventFields.plain(given);
        return switch (schema.getType()) {
            case RECORD -> {
                var node = NODES.objectNode();
                for (var field : schema.getFields()) {
                    node.set(field.name(), value(field.schema(), field.name(), now));
                }
                yield node;
            }
            case ARRAY -> NODES.arrayNode().add(value(schema.getElementType(), name, now));
            case MAP -> NODES.objectNode().put("name", "…");
            case ENUM -> NODES.textNode(schema.getEnumSymbols().getFirst());
            case BOOLEAN -> NODES.booleanNode(true);
            case FLOAT, DOUBLE -> NODES.numberNode(0.5);
            case INT, LONG -> NODES.numberNode(number(schema, now));
            default -> NODES.textNode(word(name));
        };
    }

    private static long number(Schema schema, Instant now) {
        var logical = schema.getLogicalType();
        if (logical == null) {
            return 1001;
        }
        return logical.getName().equals("date")
                ? LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay()
                : now.toEpochMilli();
    }

    private static String word(String name) {
        return switch (name) {
            case "username" -> "anna";
            case "email" -> "anna@example.org";
            case "currency" -> "RUB";
            case "language" -> "ru";
            default -> "…";
        };
    }
}
