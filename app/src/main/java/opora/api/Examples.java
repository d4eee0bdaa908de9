package opora.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Sent;
import tools.jackson.databind.json.JsonMapper;

/// What bodies look like.
final class Examples {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 6;

    private Examples() {}

    /// Of a request: where fields say what they look like, those; else all.
    static Object of(Type type) {
        return of(type, 0);
    }

    static Object like(Sent sent, Class<?> type) {
        var text = type == String.class || type.isEnum();
        return text ? sent.value() : JSON.readValue(sent.value(), Object.class);
    }

    static String json(Type type) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of(type));
    }

    private static Object of(Type type, int depth) {
        return switch (type) {
            case ParameterizedType generic
                    when Collection.class.isAssignableFrom((Class<?>) generic.getRawType()) ->
                    depth > DEEPEST
                            ? List.of()
                            : List.of(of(generic.getActualTypeArguments()[0], depth + 1));
            case Class<?> plain when plain.isRecord() -> object(plain, depth + 1);
            case Class<?> plain when plain.isEnum() -> plain.getEnumConstants()[0].toString();
            case Class<?> plain -> simple(plain);
            default -> Map.of();
        };
    }

    private static Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String", "URI" -> "…";
            case "boolean", "Boolean" -> true;
            case "int", "Integer", "long", "Long", "double", "Double", "BigDecimal" -> 1;
            case "Instant" -> "2026-11-20T14:38:24.877Z";
            case "LocalDate" -> "2026-11-20";
            case "UUID" -> "019aa1c7-3f0e-7c44-9d0b-0d6f5a1b2c3d";
            default -> Map.of();
        };
    }

    private static Map<String, Object> object(Class<?> type, int depth) {
        var fields = Schemas.fields(type);
        var told = fields.stream().anyMatch(field -> field.isAnnotationPresent(Sent.class));
        var object = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            if (!told || field.isAnnotationPresent(Sent.class)) {
                object.put(field.getName(), value(field, depth));
            }
        }
        return object;
    }

    private static Object value(RecordComponent field, int depth) {
        var sent = field.getAnnotation(Sent.class);
        return sent == null ? of(field.getGenericType(), depth) : like(sent, field.getType());
    }
}
