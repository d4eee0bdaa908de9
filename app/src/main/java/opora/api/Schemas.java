package opora.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// JSON Schemas of what bodies are made of. A record gets a name and stands once.
final class Schemas {
    private static final Map<Class<?>, Map<String, Object>> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, Map.of("type", "string")),
                    Map.entry(Object.class, Map.of()),
                    Map.entry(boolean.class, Map.of("type", "boolean")),
                    Map.entry(Boolean.class, Map.of("type", "boolean")),
                    Map.entry(int.class, number("int32")),
                    Map.entry(Integer.class, number("int32")),
                    Map.entry(long.class, number("int64")),
                    Map.entry(Long.class, number("int64")),
                    Map.entry(double.class, Map.of("type", "number")),
                    Map.entry(Double.class, Map.of("type", "number")),
                    Map.entry(BigDecimal.class, Map.of("type", "number")),
                    Map.entry(Instant.class, formatted("date-time")),
                    Map.entry(LocalDate.class, formatted("date")),
                    Map.entry(URI.class, formatted("uri")),
                    Map.entry(UUID.class, formatted("uuid")));

    private final Map<String, Object> named = new TreeMap<>();

    /// Everything that was given a name so far.
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> ofMany(generic);
            case Class<?> plain when plain.isEnum() ->
                    Map.of(
                            "type",
                            "string",
                            "enum",
                            Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
            case Class<?> plain when plain.isRecord() -> reference(plain);
            case Class<?> plain when SIMPLE.containsKey(plain) -> SIMPLE.get(plain);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    static List<RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> !field.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
    }

    static String name(Class<?> type) {
        return type.getName().substring("opora.".length()).replace('$', '.');
    }

    private Map<String, Object> ofMany(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var parts = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(parts[1]));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(parts[0]));
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private Map<String, Object> reference(Class<?> type) {
        var name = name(type);
        if (named.putIfAbsent(name, Map.of()) == null) {
            named.put(name, object(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var field : fields(type)) {
            properties.put(field.getName(), property(field));
            var sent = field.getAnnotation(Sent.class);
            if (!isOptional(field) || sent != null && sent.needed()) {
                required.add(field.getName());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Object property(RecordComponent field) {
        if (field.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return Map.of();
        }
        var schema = of(field.getGenericType());
        var sent = field.getAnnotation(Sent.class);
        if (sent != null) {
            var shown = new LinkedHashMap<>(schema);
            shown.put("examples", List.of(Examples.like(sent, field.getType())));
            return shown;
        }
        return isOptional(field) && !isLeftOut(field) ? orNull(schema) : schema;
    }

    private static Object orNull(Map<String, Object> schema) {
        return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static boolean isOptional(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// Absent instead of null.
    private static boolean isLeftOut(RecordComponent field) {
        return field.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
    }

    private static Map<String, Object> number(String format) {
        return Map.of("type", "integer", "format", format);
    }

    private static Map<String, Object> formatted(String format) {
        return Map.of("type", "string", "format", format);
    }
}
