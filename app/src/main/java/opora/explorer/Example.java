package opora.explorer;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// A payload made up from a schema, so that nobody's data serves as an example.
final class Example {
    private Example() {}

    static String of(Schema schema) {
        return value(schema, "", "");
    }

    private static String value(Schema schema, String name, String indent) {
        var logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case RECORD -> record(schema, indent);
            case ARRAY -> "[" + value(schema.getElementType(), name, indent) + "]";
            case MAP -> "{\"key\": " + value(schema.getValueType(), name, indent) + "}";
            case UNION ->
                    schema.getTypes().stream()
                            .filter(one -> one.getType() != Schema.Type.NULL)
                            .findFirst()
                            .map(one -> value(one, name, indent))
                            .orElse("null");
            case ENUM -> quoted(schema.getEnumSymbols().getFirst());
            case BOOLEAN -> "true";
            case INT -> "1";
            case LONG -> number(logical, name);
            case FLOAT, DOUBLE -> "0.5";
            case STRING -> quoted(word(logical, name));
            case BYTES, FIXED -> quoted("b3BvcmE=");
            case NULL -> "null";
        };
    }

    private static String record(Schema schema, String indent) {
        var text = new StringBuilder("{\n");
        var inner = indent + "  ";
        var fields = schema.getFields();
        for (var field : fields) {
            text.append(inner).append(quoted(field.name())).append(": ");
            text.append(value(field.schema(), field.name(), inner));
            text.append(field == fields.getLast() ? "\n" : ",\n");
        }
        return text.append(indent).append('}').toString();
    }

    private static String number(@Nullable LogicalType logical, String name) {
        if (logical != null && logical.getName().startsWith("timestamp")) {
            return logical.getName().endsWith("micros") ? "1795176000000000" : "1795176000000";
        }
        return name.endsWith("Id") ? "1001" : "249000";
    }

    private static String word(@Nullable LogicalType logical, String name) {
        if (logical != null && logical.getName().equals("uuid")
                || name.endsWith("Id") && !name.equals("productId")) {
            return "0199a3c0-5f2e-7c4b-9d1a-3f6b8e2c7a10";
        }
        return switch (name) {
            case "username" -> "anna";
            case "email" -> "anna@example.org";
            case "currency" -> "RUB";
            case "language" -> "ru";
            case "productId" -> "keyboard";
            default -> "…";
        };
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
