package opora.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// People who do one thing after the other over HTTP until it is over, each by themselves.
abstract class Voices implements AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final Insistence http;
    private final Promises promises;
    private final ExecutorService lives = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    Voices(Insistence http, Promises promises) {
        this.http = http;
        this.promises = promises;
    }

    /// What goes wrong in somebody's life is told, since nobody asks for its outcome.
    void live(Runnable life) {
        lives.execute(
                () -> {
                    try {
                        life.run();
                    } catch (RuntimeException e) {
                        System.out.println("  a life ended: " + e.getMessage());
                        promises.contradicted();
                    }
                });
    }

    Promises promises() {
        return promises;
    }

    Insistence http() {
        return http;
    }

    boolean closing() {
        return closing;
    }

    Insistence.Answer ask(String context, String path, String wish, String token, String key) {
        return http.post(context, path, wish, "Authorization", token, "Idempotency-Key", key);
    }

    static Insistence.Answer expect(int status, Insistence.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("unexpected: " + answer);
        }
        return answer;
    }

    /// Everybody hears what became of their last wish.
    @Override
    public void close() throws InterruptedException {
        closing = true;
        http.until(LAST_ANSWERS);
        lives.shutdown();
        if (!lives.awaitTermination(LAST_ANSWERS.toSeconds() + 10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("somebody never got an answer");
        }
    }
}
