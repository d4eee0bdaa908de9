package opora.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import opora.backbone.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/// Accepts requests: each is durable before its sender hears of it. While one commit is on its way,
/// and a moment longer when commits take long, later requests gather and share the next; the first
/// after a pause goes at once.
///
/// @param <R> a request
/// @param <A> what came of it
public abstract class SharedCommit<R, A> implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SharedCommit.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration GATHER = Duration.ofMillis(2);
    private static final Duration GATHER_LONGEST = Duration.ofMillis(15);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final int shared;
    private final BlockingQueue<Waiting<R, A>> queue;
    private volatile boolean running;

    /// @param shared how many requests one commit takes at most
    /// @param queue how many may wait for their commit; beyond that new ones are refused
    protected SharedCommit(String name, int shared, int queue) {
        this.name = name;
        this.shared = shared;
        this.queue = new ArrayBlockingQueue<>(queue);
    }

    private record Waiting<R, A>(R request, CompletableFuture<A> answer) {}

    /// Stores them in one transaction; answers what came of each, in the order given.
    protected abstract List<A> store(List<R> requests);

    public final A accept(R request) {
        try {
            return begin(request).get(COMMIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw unknown();
        }
    }

    /// The same without waiting for the commit.
    public final CompletableFuture<A> begin(R request) {
        var waiting = new Waiting<R, A>(request, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw unknown();
        }
        return waiting.answer();
    }

    /// Stored or not, nobody knows here: the same key finds out.
    public static Refused unknown() {
        return new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.503");
    }

    private void run() {
        var batch = new ArrayList<Waiting<R, A>>();
        var pace = new Pace(GATHER, GATHER_LONGEST);
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    var began = System.nanoTime();
                    batch.add(first);
                    queue.drainTo(batch, shared - 1);
                    answer(batch);
                    pace.rest(began, batch.size() == shared);
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void answer(List<Waiting<R, A>> batch) {
        try {
            var answers = store(batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            log.warn("{} requests could not be accepted", batch.size(), e);
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("intake-" + name).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the first request, and until after the last.
    @Override
    public int getPhase() {
        return 1;
    }
}
