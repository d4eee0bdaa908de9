package opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Customers who join over HTTP and sign in, as programs do.
final class People {
    private static final String SECRET = "Opora-bench-2026!";
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    People(String address) {
        this.address = address;
    }

    /// The tokens of so many.
    List<String> join(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::join1).toList();
    }

    private String join1(int number) {
        var name = Load.customer(number);
        post(
                "/api/registrations",
                """
                {"username": "%s", "email": "%s@bench.example", "password": "%s"}"""
                        .formatted(name, name, SECRET));
        var opened =
                TOKEN.matcher(
                        post(
                                "/api/session",
                                """
                                {"username": "%s", "password": "%s"}"""
                                        .formatted(name, SECRET)));
        if (!opened.find()) {
            throw new IllegalStateException("no token for " + name);
        }
        return opened.group(1);
    }

    private String post(String path, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try {
            for (int attempt = 1; ; attempt++) {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                if (answer.statusCode() != UNAVAILABLE || attempt == 50) {
                    throw new IllegalStateException(path + ": " + answer.body());
                }
                Pause.millis(200);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
