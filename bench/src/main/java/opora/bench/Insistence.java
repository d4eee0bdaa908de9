package opora.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Asks until it is answered: when nobody listens, when the connection breaks before the answer,
/// when the answer is to come back later. So the same request may arrive several times.
final class Insistence {
    private static final Set<Integer> LATER = Set.of(409, 429, 500, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final Function<String, URI> addresses;
    private final AtomicInteger repetitions = new AtomicInteger();
    private volatile long untilNanos = Long.MAX_VALUE;

    /// @param addresses where a context's process is now; another one after each start
    Insistence(Function<String, URI> addresses) {
        this.addresses = addresses;
    }

    record Answer(int status, String body) {
        /// The text of this field, empty where there is none.
        String field(String name) {
            var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    /// @param headers names and values in turn
    Answer post(String context, String path, String json, String... headers) {
        var request =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return insist(context, path, request);
    }

    /// @param headers names and values in turn
    Answer get(String context, String path, String... headers) {
        return insist(context, path, HttpRequest.newBuilder().GET().headers(headers));
    }

    /// @param headers names and values in turn
    Answer put(String context, String path, String json, String... headers) {
        var body = HttpRequest.BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder().header("Content-Type", "application/json").PUT(body);
        return insist(context, path, request.headers(headers));
    }

    private Answer insist(String context, String path, HttpRequest.Builder request) {
        while (true) {
            try {
                var asked = request.uri(addresses.apply(context).resolve(path)).timeout(PATIENCE);
                var answer = http.send(asked.build(), BodyHandlers.ofString());
                if (!LATER.contains(answer.statusCode())) {
                    return new Answer(answer.statusCode(), answer.body());
                }
            } catch (IOException e) {
                // once more: it may have been heard, only the answer was lost
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            if (System.nanoTime() > untilNanos) {
                throw new IllegalStateException(context + " does not answer " + path);
            }
            repetitions.incrementAndGet();
            Pause.millis(150);
        }
    }

    /// Gives up what is not answered by then.
    void until(Duration patience) {
        untilNanos = System.nanoTime() + patience.toNanos();
    }

    /// How often something had to be asked again.
    int repetitions() {
        return repetitions.get();
    }
}
