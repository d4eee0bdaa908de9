package opora.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import opora.rules.EventField.Kind;
import org.apache.avro.Schema;

/// What an event says, read from its schema.
///
/// @param type the event's full name
public record EventFields(String type, List<EventField> all) {
    private static final int DEEPEST = 4;

    static EventFields of(Schema schema) {
        return new EventFields(schema.getFullName(), fields(schema, "", 0));
    }

    public String name() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /// A field by its path; a name in a map is a text.
    Optional<EventField> at(String path) {
        return at(all, path);
    }

    static Optional<EventField> at(List<EventField> fields, String path) {
        return fields.stream().flatMap(field -> fits(field, path)).findFirst();
    }

    private static Stream<EventField> fits(EventField field, String path) {
        if (field.path().equals(path)) {
            return Stream.of(field);
        }
        var named = field.kind() == Kind.MAP && path.startsWith(field.path() + ".");
        return named
                ? Stream.of(new EventField(path, Kind.TEXT, List.of(), List.of()))
                : Stream.empty();
    }

    /// For sentences: everything that may be written here.
    String paths() {
        return String.join(", ", all.stream().map(EventField::path).toList());
    }

    private static List<EventField> fields(Schema record, String prefix, int depth) {
        var found = new ArrayList<EventField>();
        for (var field : record.getFields()) {
            var schema = plain(field.schema());
            var path = prefix + field.name();
            if (schema.getType() == Schema.Type.RECORD && depth < DEEPEST) {
                found.addAll(fields(schema, path + ".", depth + 1));
            } else {
                found.add(field(path, schema, depth));
            }
        }
        return List.copyOf(found);
    }

    private static EventField field(String path, Schema schema, int depth) {
        return switch (schema.getType()) {
            case FLOAT, DOUBLE -> new EventField(path, Kind.NUMBER, List.of(), List.of());
            case INT, LONG ->
                    new EventField(
                            path, isTime(schema) ? Kind.TIME : Kind.NUMBER, List.of(), List.of());
            case BOOLEAN -> new EventField(path, Kind.FLAG, List.of("true", "false"), List.of());
            case ENUM -> new EventField(path, Kind.TEXT, schema.getEnumSymbols(), List.of());
            case ARRAY -> new EventField(path, Kind.LIST, List.of(), items(schema, depth));
            case MAP -> new EventField(path, Kind.MAP, List.of(), List.of());
            default -> new EventField(path, Kind.TEXT, List.of(), List.of());
        };
    }

    private static List<EventField> items(Schema list, int depth) {
        var item = plain(list.getElementType());
        return item.getType() == Schema.Type.RECORD && depth < DEEPEST
                ? fields(item, "", depth + 1)
                : List.of();
    }

    private static boolean isTime(Schema schema) {
        var logical = schema.getLogicalType();
        return logical != null
                && (logical.getName().equals("timestamp-millis")
                        || logical.getName().equals("date"));
    }

    /// Without the possibility that there is nothing.
    static Schema plain(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream()
                        .filter(one -> one.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }
}
