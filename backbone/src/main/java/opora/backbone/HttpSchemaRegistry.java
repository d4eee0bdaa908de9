package opora.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// A registry that is somewhere else and speaks Confluent's API: Confluent's own, Apicurio,
/// Karapace, Redpanda.
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http;
    private final URI root;
    private final @Nullable String authorization;
    private final Duration limit;
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

    /// @param root may carry `user:password@` for basic authentication
    public HttpSchemaRegistry(URI root) {
        this(
                URI.create(root.toString().replaceFirst("//[^/@]*@", "//")),
                root.getUserInfo(),
                Duration.ofSeconds(5));
    }

    /// @param userInfo `user:password` for basic authentication
    /// @param limit how long to go on while the registry is out of reach, or does not know an id
    ///   yet
    public HttpSchemaRegistry(URI root, @Nullable String userInfo, Duration limit) {
        this.root = URI.create(root.toString().replaceAll("/+$", ""));
        this.limit = limit;
        this.http = HttpClient.newBuilder().connectTimeout(limit).build();
        this.authorization =
                userInfo == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int register(String subject, Schema schema) throws IncompatibleSchema {
        var path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        var body = SchemaChange.JSON.createObjectNode().put("schema", schema.toString());
        var reply =
                patiently(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        if (reply.status == 409) {
            throw new IncompatibleSchema(subject + ": " + reply.message());
        }
        reply.expectSuccess();
        var id = reply.json.path("id").asInt();
        byId.put(id, schema);
        return id;
    }

    @Override
    public Schema byId(int id) {
        var schema = byId.get(id);
        return schema == null ? fetch(id) : schema;
    }

    @Override
    public int ids() {
        return byId.size();
    }

    private Schema fetch(int id) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var reply = patiently(request("/schemas/ids/" + id).GET());
            if (reply.status != 404) {
                reply.expectSuccess();
                var schema = SchemaBook.parse(reply.json.path("schema").asText());
                byId.put(id, schema);
                return schema;
            }
            // a follower of a replicated registry may be a moment behind
            if (System.nanoTime() > deadline) {
                throw new UnreadableEvent("no schema has the id " + id);
            }
            pause();
        }
    }

    @Override
    public List<Schema> versions(String subject) {
        var path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        var numbers = patiently(request(path).GET());
        if (numbers.status == 404) {
            return List.of();
        }
        numbers.expectSuccess();
        var versions = new ArrayList<Schema>();
        for (var number : numbers.json) {
            var one = patiently(request(path + "/" + number.asInt()).GET());
            one.expectSuccess();
            versions.add(SchemaBook.parse(one.json.path("schema").asText()));
        }
        return versions;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .timeout(limit)
                        .header("Content-Type", RegistryApi.CONTENT_TYPE)
                        .header("Accept", RegistryApi.CONTENT_TYPE + ", application/json");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /// Registering and reading may be repeated without harm, so outages are waited out.
    private Reply patiently(HttpRequest.Builder request) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                var response = http.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() < 500 || System.nanoTime() > deadline) {
                    return new Reply(
                            response.statusCode(), SchemaChange.JSON.readTree(response.body()));
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "the schema registry at " + root + " does not answer: " + e, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while asking the schema registry", e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the schema registry", e);
        }
    }

    private record Reply(int status, JsonNode json) {
        String message() {
            return json.path("message").asText(json.toString());
        }

        void expectSuccess() {
            if (status / 100 != 2) {
                throw new IllegalStateException(
                        "the schema registry answers " + status + ": " + message());
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
