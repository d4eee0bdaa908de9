package opora.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.api.Operation.Parameter;
import opora.shell.ApiVersion;
import opora.shell.IdempotencyKey;
import opora.shell.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// The API as an OpenAPI 3.1 document, its words in one language.
final class Description {
    private static final String PROBLEM = "application/problem+json";

    private final Texts texts;
    private final String language;
    private final List<Operation> operations;
    private final Schemas schemas = new Schemas();

    Description(Texts texts, String language, List<Operation> operations) {
        this.texts = texts;
        this.language = language;
        this.operations = operations;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Opora",
                        "version",
                        ApiVersion.CURRENT,
                        "description",
                        text("api.lead")));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("tags", tags());
        document.put("paths", paths());
        document.put("components", components());
        return document;
    }

    private List<Map<String, String>> tags() {
        return operations.stream()
                .map(Operation::area)
                .distinct()
                .map(area -> Map.of("name", area, "description", text("api.area." + area)))
                .toList();
    }

    private Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Object>();
        operations.stream()
                .collect(
                        Collectors.groupingBy(
                                Operation::path, LinkedHashMap::new, Collectors.toList()))
                .forEach((path, here) -> paths.put(path, methods(here)));
        return paths;
    }

    private Map<String, Object> methods(List<Operation> operations) {
        var methods = new LinkedHashMap<String, Object>();
        operations.forEach(
                one -> methods.put(one.method().toLowerCase(Locale.ROOT), operation(one)));
        return methods;
    }

    private Map<String, Object> operation(Operation operation) {
        var told = new LinkedHashMap<String, Object>();
        told.put("operationId", operation.id());
        told.put("tags", List.of(operation.area()));
        told.put("summary", text(operation.summary()));
        if (operation.open()) {
            told.put("security", List.of());
        }
        if (operation.right() != null) {
            told.put("description", text("api.right", text("right." + operation.right())));
            told.put("x-right", operation.right());
        }
        if (!operation.parameters().isEmpty()) {
            told.put("parameters", operation.parameters().stream().map(this::parameter).toList());
        }
        if (operation.body() != null) {
            told.put("requestBody", body("application/json", schemas.of(operation.body())));
        } else if (operation.form()) {
            var fields = Map.of("type", "object", "additionalProperties", Map.of("type", "string"));
            told.put("requestBody", body("application/x-www-form-urlencoded", fields));
        }
        told.put("responses", responses(operation));
        return told;
    }

    private static Map<String, Object> body(String media, Object schema) {
        return Map.of("required", true, "content", Map.of(media, Map.of("schema", schema)));
    }

    private Map<String, Object> parameter(Parameter parameter) {
        var schema = new LinkedHashMap<>(schemas.of(parameter.type()));
        if (parameter.usual() != null) {
            var number = "integer".equals(schema.get("type"));
            schema.put("default", number ? Long.valueOf(parameter.usual()) : parameter.usual());
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("name", parameter.name());
        told.put("in", parameter.in());
        told.put("required", parameter.required());
        said(parameter).ifPresent(words -> told.put("description", words));
        told.put("schema", schema);
        return told;
    }

    /// Names that mean the same wherever they stand have a text.
    private Optional<String> said(Parameter parameter) {
        var key = "api.parameter." + parameter.name().toLowerCase(Locale.ROOT);
        return Stream.of(text(key)).filter(words -> !words.equals(key)).findFirst();
    }

    private Map<String, Object> responses(Operation operation) {
        var responses = new TreeMap<String, Object>();
        for (var reply : operation.replies()) {
            responses.put(Integer.toString(reply.status()), response(reply));
        }
        failures(operation)
                .forEach(
                        status ->
                                responses.put(
                                        Integer.toString(status),
                                        Map.of("$ref", "#/components/responses/" + status)));
        responses.put("default", Map.of("$ref", "#/components/responses/problem"));
        return responses;
    }

    private Map<String, Object> response(Operation.Reply reply) {
        var told = new LinkedHashMap<String, Object>();
        told.put("description", HttpStatus.valueOf(reply.status()).getReasonPhrase());
        if (reply.type() == byte[].class) {
            var bytes = Map.of("type", "string", "format", "binary");
            told.put("content", Map.of("application/octet-stream", Map.of("schema", bytes)));
        } else if (reply.type() != null) {
            var schema = schemas.of(reply.type());
            told.put("content", Map.of("application/json", Map.of("schema", schema)));
        }
        return told;
    }

    /// What may go wrong, as far as the signature tells.
    static List<Integer> failures(Operation operation) {
        var failures = new ArrayList<Integer>(List.of(429));
        if (!operation.open()) {
            failures.addAll(List.of(401, 403));
        }
        if (!operation.parameters().isEmpty() || operation.body() != null) {
            failures.add(400);
        }
        if (operation.path().contains("{")) {
            failures.add(404);
        }
        if (operation.body() != null) {
            failures.addAll(List.of(413, 415, 422));
        }
        if (operation.takes(IdempotencyKey.HEADER)) {
            failures.add(409);
        }
        if (operation.takes(HttpHeaders.IF_MATCH)) {
            failures.addAll(List.of(412, 428));
        }
        return failures;
    }

    private Map<String, Object> components() {
        var responses = new TreeMap<String, Object>();
        responses.put("problem", problem(text("api.problem")));
        Stream.of(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)
                .forEach(
                        status ->
                                responses.put(
                                        status.toString(),
                                        problem(text("problem." + status + ".title"))));
        var all = new TreeMap<>(schemas.named());
        all.put("Problem", PROBLEM_SCHEMA);
        return Map.of(
                "schemas",
                all,
                "responses",
                responses,
                "securitySchemes",
                Map.of(
                        "bearer",
                        Map.of(
                                "type", "http",
                                "scheme", "bearer",
                                "description", text("api.bearer"))));
    }

    private static Map<String, Object> problem(String title) {
        var schema = Map.of("$ref", "#/components/schemas/Problem");
        return Map.of("description", title, "content", Map.of(PROBLEM, Map.of("schema", schema)));
    }

    /// RFC 9457, with the flaws of fields, what stands there now where somebody was quicker, and
    /// what staff finds a failure by.
    private static final Map<String, Object> PROBLEM_SCHEMA =
            Map.of(
                    "type",
                    "object",
                    "required",
                    Arrays.asList("title", "status"),
                    "properties",
                    Map.of(
                            "type", Map.of("type", "string", "format", "uri-reference"),
                            "title", Map.of("type", "string"),
                            "status", Map.of("type", "integer"),
                            "detail", Map.of("type", "string"),
                            "instance", Map.of("type", "string", "format", "uri-reference"),
                            "reference", Map.of("type", "string"),
                            "version", Map.of("type", "integer"),
                            "differences",
                                    Map.of("type", "array", "items", Map.of("type", "object")),
                            "errors",
                                    Map.of(
                                            "type",
                                            "array",
                                            "items",
                                            Map.of(
                                                    "type",
                                                    "object",
                                                    "properties",
                                                    Map.of(
                                                            "field", Map.of("type", "string"),
                                                            "message",
                                                                    Map.of("type", "string"))))));

    private String text(String key, Object... values) {
        return texts.text(language, key, values);
    }
}
