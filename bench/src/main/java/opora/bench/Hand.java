package opora.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What one person does with the application: asks and waits, and keeps one page open that lives.
final class Hand implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ERROR = 400;
    private static final int FAULT = 500;

    private final URI address;
    private final String token;
    private final Waits waits;
    private final AtomicInteger pieces;
    private @Nullable InputStream live;

    /// @param pieces how many parts of pages have come alive
    Hand(URI address, String token, Waits waits, AtomicInteger pieces) {
        this.address = address;
        this.token = token;
        this.waits = waits;
        this.pieces = pieces;
    }

    /// What it answers; null where it does not, or refuses.
    @Nullable String get(String kind, String path) {
        return send(kind, request(path).GET(), ERROR);
    }

    @Nullable String post(String kind, String path, String json, String key) {
        return send(kind, posted(path, json, key), ERROR);
    }

    /// The same for what may be refused for good reasons.
    void wish(String kind, String path, String json, String key) {
        send(kind, posted(path, json, key), FAULT);
    }

    private HttpRequest.Builder posted(String path, String json, String key) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", token)
                .timeout(PATIENCE);
    }

    /// @param failure the first status that is one
    private @Nullable String send(String kind, HttpRequest.Builder request, int failure) {
        var begin = System.nanoTime();
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            waits.add(kind, System.nanoTime() - begin);
            if (answer.statusCode() < failure) {
                return answer.body();
            }
            System.out.println("  " + kind + ": " + answer.statusCode());
        } catch (IOException e) {
            waits.add(kind, System.nanoTime() - begin);
            System.out.println("  " + kind + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waits.failed();
        return null;
    }

    /// Leaves the page that was open.
    void follow(String path) {
        close();
        try {
            var request =
                    HttpRequest.newBuilder(address.resolve(path)).header("Authorization", token);
            var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() < ERROR) {
                live = answer.body();
                Thread.ofVirtual().start(() -> read(answer.body()));
                return;
            }
        } catch (IOException e) {
            System.out.println("  live: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waits.failed();
    }

    private void read(InputStream page) {
        var bytes = new byte[8_192];
        try {
            for (var some = page.read(bytes); some >= 0; some = page.read(bytes)) {
                if (some > 3) { // more than a beat
                    pieces.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // left
        }
    }

    @Override
    public void close() {
        if (live != null) {
            try {
                live.close();
            } catch (IOException e) {
                // it is closed either way
            }
            live = null;
        }
    }
}
