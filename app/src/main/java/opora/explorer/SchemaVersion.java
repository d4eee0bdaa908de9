package opora.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// A version of an event's schema, in words.
public record SchemaVersion(int number, List<Field> fields) {
    /// @param fresh whether the version before did not have it
    /// @param standIn what readers take where an older event has nothing to say
    public record Field(String name, String type, @Nullable String standIn, boolean fresh) {}

    /// The latest first.
    static List<SchemaVersion> of(List<Schema> schemas) {
        var versions = new ArrayList<SchemaVersion>();
        for (int i = 0; i < schemas.size(); i++) {
            var before = i == 0 ? null : schemas.get(i - 1);
            versions.addFirst(new SchemaVersion(i + 1, fields(schemas.get(i), before)));
        }
        return versions;
    }

    private static List<Field> fields(Schema schema, @Nullable Schema before) {
        return schema.getFields().stream()
                .map(
                        field ->
                                new Field(
                                        field.name(),
                                        words(field.schema()),
                                        field.hasDefaultValue() ? shown(field.defaultVal()) : null,
                                        before != null && before.getField(field.name()) == null))
                .toList();
    }

    private static String shown(Object value) {
        return value == JsonProperties.NULL_VALUE ? "null" : String.valueOf(value);
    }

    static String words(Schema schema) {
        var logical = schema.getLogicalType();
        if (logical != null) {
            return logical.getName();
        }
        return switch (schema.getType()) {
            case UNION ->
                    schema.getTypes().stream()
                            .map(one -> one.getType() == Schema.Type.NULL ? "null" : words(one))
                            .collect(Collectors.joining(" | "));
            case ARRAY -> "[" + words(schema.getElementType()) + "]";
            case MAP -> "{" + words(schema.getValueType()) + "}";
            case ENUM -> String.join(" | ", schema.getEnumSymbols());
            case RECORD ->
                    schema.getFields().stream()
                            .map(field -> field.name() + ": " + words(field.schema()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            default -> schema.getType().getName();
        };
    }
}
