package opora.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import opora.shell.IdempotencyKey;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The endpoints of one kind of thing, as the page shows them.
public record Area(String name, List<Shown> operations) {

    /// @param answer what comes back, as JSON; null for nothing
    /// @param curl a call of it for the command line
    public record Shown(
            Operation operation,
            List<Field> fields,
            List<Integer> failures,
            @Nullable String answer,
            String curl) {}

    /// A value that may be given.
    ///
    /// @param in `path`, `query`, `header` or `body`
    public record Field(String name, String in, boolean needed, String type) {}

    static List<Area> of(List<Operation> operations) {
        return operations.stream()
                .collect(
                        Collectors.groupingBy(
                                Operation::area, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(area -> new Area(area.getKey(), shown(area.getValue())))
                .toList();
    }

    private static List<Shown> shown(List<Operation> operations) {
        return operations.stream()
                .map(
                        one ->
                                new Shown(
                                        one,
                                        fields(one),
                                        Description.failures(one).stream().sorted().toList(),
                                        answer(one),
                                        curl(one)))
                .toList();
    }

    private static List<Field> fields(Operation operation) {
        var fields = new ArrayList<Field>();
        for (var one : operation.parameters()) {
            fields.add(new Field(one.name(), one.in(), one.required(), word(one.type())));
        }
        if (operation.body() instanceof Class<?> type && type.isRecord()) {
            for (var field : Schemas.fields(type)) {
                var sent = field.getAnnotation(Sent.class);
                var needed = sent == null ? field.getType().isPrimitive() : sent.needed();
                fields.add(
                        new Field(field.getName(), "body", needed, word(field.getGenericType())));
            }
        }
        return fields;
    }

    /// A type in a word or two.
    private static String word(Type type) {
        return switch (type) {
            case ParameterizedType many -> word(many.getActualTypeArguments()[0]) + "[]";
            case Class<?> plain when plain.isEnum() ->
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(" | "));
            case Class<?> plain when plain.isRecord() -> Schemas.name(plain);
            case Class<?> plain ->
                    plain.getSimpleName().toLowerCase(Locale.ROOT).replace("integer", "int");
            default -> "";
        };
    }

    private static @Nullable String answer(Operation operation) {
        var type = operation.replies().getFirst().type();
        return type == null || type == byte[].class ? null : Examples.json(type);
    }

    private static String curl(Operation operation) {
        var call = new StringBuilder("curl ");
        var bare =
                operation.method().equals("GET")
                        || operation.method().equals("POST") && operation.body() != null;
        if (!bare) {
            call.append("-X ").append(operation.method()).append(' ');
        }
        call.append("$opora").append(operation.path().replace("{", "$").replace("}", ""));
        if (!operation.open()) {
            call.append(" \\\n    -H \"Authorization: Bearer $token\"");
        }
        if (operation.takes(IdempotencyKey.HEADER)) {
            call.append(" \\\n    -H \"Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)\"");
        }
        if (operation.takes(HttpHeaders.IF_MATCH)) {
            call.append(" \\\n    -H \"If-Match: $etag\"");
        }
        if (operation.body() != null) {
            call.append(" \\\n    --json '").append(Examples.json(operation.body())).append('\'');
        }
        return call.toString();
    }
}
