package opora;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bodies with which endpoints find no fault, so that nothing stands before the thing they name.
final class Examples {
    private static final Map<String, String> FORM =
            Map.ofEntries(
                    Map.entry("username", "nobody-at-all"),
                    Map.entry("reach", "ALL"),
                    Map.entry("role", "agent"),
                    Map.entry("reason", "for this test only"),
                    Map.entry("title", "A title"),
                    Map.entry("titleRu", "A title"),
                    Map.entry("titleEn", "A title"),
                    Map.entry("amount", "1"),
                    Map.entry("target", "WALLET"),
                    Map.entry("method", "WALLET"),
                    Map.entry("text", "Words"),
                    Map.entry("to", "solved"),
                    Map.entry("minutes", "1"),
                    Map.entry("stars", "5"),
                    Map.entry("json", "{}"),
                    Map.entry("how", "RELATED"),
                    Map.entry("on", "true"),
                    Map.entry("up", "true"),
                    Map.entry("active", "true"),
                    Map.entry("read", "true"),
                    Map.entry("seen", "1"));

    private final JsonNode document;

    /// @param document the description of the API
    Examples(JsonNode document) {
        this.document = document;
    }

    /// Some of every field that there is in any form.
    static String form() {
        return FORM.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue().replace(" ", "+"))
                .collect(Collectors.joining("&", "", "&once=" + UUID.randomUUID()));
    }

    /// As the description of the API says.
    String json(String endpoint) {
        var method = endpoint.split(" ")[0].toLowerCase(java.util.Locale.ROOT);
        var schema =
                document.path("paths")
                        .path(endpoint.split(" ")[1])
                        .path(method)
                        .at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode()
                ? "{}"
                : JsonMapper.shared().writeValueAsString(example(schema));
    }

    private Object example(JsonNode schema) {
        if (schema.has("examples")) {
            return schema.at("/examples/0");
        }
        if (schema.has("$ref")) {
            return example(document.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("anyOf")) {
            return example(schema.at("/anyOf/0"));
        }
        if (schema.has("enum")) {
            return schema.at("/enum/0");
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> List.of(example(schema.get("items")));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> "a";
        };
    }

    private Map<String, Object> object(JsonNode schema) {
        var object = new LinkedHashMap<String, Object>();
        var told = schema.path("properties").valueStream().anyMatch(field -> field.has("examples"));
        for (var field : schema.path("properties").properties()) {
            if (!told || field.getValue().has("examples")) {
                object.put(field.getKey(), example(field.getValue()));
            }
        }
        return object;
    }
}
