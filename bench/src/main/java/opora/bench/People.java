package opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

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

    /// The token of somebody who is there already.
    String signIn(String username, String password) {
        return token(
                """
                {"username": "%s", "password": "%s"}"""
                        .formatted(username, password));
    }

    /// With what this one signs in.
    static String credentials(int number) {
        return """
        {"username": "%s", "password": "%s"}"""
                .formatted(Load.customer(number), SECRET);
    }

    /// How often a second all processors together can check a password of theirs and do nothing
    /// else: what a sign-in must cost, and so the most that there can be.
    static double checksPerSecond(String hash, int seconds) {
        var argon = new Argon2PasswordEncoder(16, 32, 1, 1 << 14, 2);
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var checks = new LongAdder();
        var begin = System.nanoTime();
        var threads =
                IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .mapToObj(
                                _ ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            while (System.nanoTime() < until) {
                                                                check(argon, hash);
                                                                checks.increment();
                                                            }
                                                        }))
                        .toList();
        threads.forEach(People::join);
        return checks.sum() / ((System.nanoTime() - begin) / 1e9);
    }

    /// The parameters are those of the hash.
    private static void check(Argon2PasswordEncoder argon, String hash) {
        if (!argon.matches(SECRET, hash)) {
            throw new IllegalStateException("not the hash of their password");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits until who signs tokens is known everywhere in the process.
    void awaitTrust(String token) {
        var request =
                HttpRequest.newBuilder(URI.create(address + "/api/orders"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try {
            while (http.send(request, BodyHandlers.discarding()).statusCode() == UNAVAILABLE) {
                Pause.millis(100);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String join1(int number) {
        var name = Load.customer(number);
        post(
                "/api/registrations",
                """
                {"username": "%s", "email": "%s@bench.example", "password": "%s"}"""
                        .formatted(name, name, SECRET));
        return token(credentials(number));
    }

    private String token(String credentials) {
        var opened = TOKEN.matcher(post("/api/session", credentials));
        if (!opened.find()) {
            throw new IllegalStateException("they cannot sign in");
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
