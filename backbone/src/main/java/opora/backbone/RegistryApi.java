package opora.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Confluent's REST API over the built-in registry, for whatever HTTP server it is hung into.
public final class RegistryApi {
    public static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final KafkaSchemaRegistry registry;
    private final List<Route> routes = new ArrayList<>();

    public RegistryApi(KafkaSchemaRegistry registry) {
        this.registry = registry;
        on("GET", "/", _ -> Map.of());
        on("GET", "/contexts", _ -> List.of("."));
        new RegistrySubjects(registry).addTo(this);
        new RegistrySchemas(registry).addTo(this);
        new RegistryConfig(registry).addTo(this);
    }

    /// @param path below the API's root, still percent-encoded
    /// @param query decoded
    public record Request(String method, String path, Map<String, String> query, String body) {}

    public record Answer(int status, String json) {}

    /// Whether a request would change something; looking up and trying out are POSTs, too, but
    /// change nothing.
    public static boolean changes(String method, String path) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> false;
            case "POST" ->
                    !path.startsWith("/compatibility/")
                            && path.matches("/subjects/[^/]+/versions/?");
            default -> true;
        };
    }

    public Answer answer(Request request) {
        try {
            return new Answer(200, json(routed(request)));
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (IncompatibleSchema e) {
            return refused(new Refusal(409, 409, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return refused(
                    new Refusal(500, 50001, "Error in the backend data store: " + e.getMessage()));
        }
    }

    private Object routed(Request request) {
        try {
            return route(request);
        } catch (Refusal refusal) {
            if (refusal.status != 404) {
                throw refusal;
            }
            // another process may just have registered what is missing here
            registry.log.catchUp();
            return route(request);
        }
    }

    private Object route(Request request) {
        var steps = steps(request.path());
        var pathKnown = false;
        for (var route : routes) {
            var variables = route.match(steps);
            if (variables != null) {
                pathKnown = true;
                if (route.method.equals(request.method())) {
                    return route.act.answer(new Call(variables, request.query(), request.body()));
                }
            }
        }
        throw pathKnown
                ? new Refusal(405, 405, "HTTP 405 Method Not Allowed")
                : new Refusal(404, 404, "HTTP 404 Not Found");
    }

    void on(String method, String path, Act act) {
        routes.add(new Route(method, steps(path), act));
    }

    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        for (var each : path.split("/")) {
            if (!each.isEmpty()) {
                steps.add(decoded(each));
            }
        }
        return steps;
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, 400, "the path is not well encoded");
        }
    }

    private static Answer refused(Refusal refusal) {
        var words = new TreeMap<String, Object>();
        words.put("error_code", refusal.code);
        words.put("message", String.valueOf(refusal.getMessage()));
        return new Answer(refusal.status, json(words));
    }

    private static String json(Object value) {
        try {
            return SchemaChange.JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    interface Act {
        Object answer(Call call);
    }

    /// A request that has found its act.
    record Call(Map<String, String> path, Map<String, String> query, String body) {
        String subject() {
            return path.getOrDefault("subject", "");
        }

        boolean says(String flag) {
            return Boolean.parseBoolean(query.get(flag));
        }

        JsonNode json() {
            try {
                var json = SchemaChange.JSON.readTree(body);
                return json == null ? MissingNode.getInstance() : json;
            } catch (JsonProcessingException e) {
                throw new Refusal(400, 400, "the body is no JSON: " + e.getOriginalMessage());
            }
        }
    }

    /// An answer other than 200, with Confluent's own error codes.
    static final class Refusal extends RuntimeException {
        final int status;
        final int code;

        Refusal(int status, int code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }

        static Refusal noSubject(String subject) {
            return new Refusal(404, 40401, "Subject '" + subject + "' not found.");
        }
    }

    private record Route(String method, List<String> steps, Act act) {
        @Nullable Map<String, String> match(List<String> path) {
            if (path.size() != steps.size()) {
                return null;
            }
            var variables = new TreeMap<String, String>();
            for (var i = 0; i < path.size(); i++) {
                var step = steps.get(i);
                if (step.startsWith("{")) {
                    variables.put(step.substring(1, step.length() - 1), path.get(i));
                } else if (!step.equals(path.get(i))) {
                    return null;
                }
            }
            return variables;
        }
    }
}
