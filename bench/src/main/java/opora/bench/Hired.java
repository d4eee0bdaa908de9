package opora.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// People who work here: each joins by an invitation's link and signs in, as somebody does whom an
/// administrator has invited.
final class Hired {
    private static final String SECRET = "Opora-bench-2026!";
    private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private final URI identity;
    private final String database;

    /// @param identity where people join
    /// @param database of identity
    Hired(URI identity, String database) {
        this.identity = identity;
        this.database = database;
    }

    /// @return what to send as `Authorization`
    String join(String name, String role) {
        var link = "bench-" + UUID.randomUUID();
        var sql =
                """
                insert into identity.invitations (secret_hash, roles, expires_at, invited_by, meant_for)
                values (sha256('%s'::bytea), array['%s'], now() + interval '1 hour', 'bench', '')
                """;
        Rows.execute(database, sql.formatted(link, role));
        try (var http =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var page = identity.resolve("/invitations/" + link);
            var form = FORM.matcher(send(http, HttpRequest.newBuilder(page)));
            if (!form.find()) {
                throw new IllegalStateException("no form at " + page);
            }
            var typed =
                    Map.of(
                            "_csrf",
                            form.group(1),
                            "username",
                            name,
                            "email",
                            name + "@bench.example",
                            "password",
                            SECRET);
            send(
                    http,
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(encoded(typed))));
            return signIn(http, name);
        }
    }

    private String signIn(HttpClient http, String name) {
        var wish =
                """
                {"username": "%s", "password": "%s"}"""
                        .formatted(name, SECRET);
        var session =
                HttpRequest.newBuilder(identity.resolve("/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish));
        var token = TOKEN.matcher(send(http, session));
        if (!token.find()) {
            throw new IllegalStateException(name + " cannot sign in");
        }
        return "Bearer " + token.group(1);
    }

    private static String encoded(Map<String, String> typed) {
        return typed.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String send(HttpClient http, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
