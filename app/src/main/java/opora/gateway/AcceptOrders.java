package opora.gateway;

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
import opora.shell.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Accepts requests: each is durable before its sender hears of it. While one commit is on its way,
/// and a moment longer when commits take long, later requests gather and share the next; the first
/// after a pause goes at once.
@Component
class AcceptOrders implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AcceptOrders.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration GATHER = Duration.ofMillis(2);
    private static final Duration GATHER_LONGEST = Duration.ofMillis(15);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);

    private final StoreRequests store;
    private final int shared;
    private final BlockingQueue<Waiting> queue;
    private volatile boolean running;

    AcceptOrders(StoreRequests store, GatewaySettings settings) {
        this.store = store;
        this.shared = settings.shared();
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    private record Waiting(Request request, CompletableFuture<Intake> answer) {}

    Intake accept(Request request) {
        try {
            return begin(request).get(COMMIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw unknown();
        }
    }

    /// The same without waiting for the commit.
    CompletableFuture<Intake> begin(Request request) {
        var waiting = new Waiting(request, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw unknown();
        }
        return waiting.answer();
    }

    /// Stored or not, nobody knows here: the same key finds out.
    static Refused unknown() {
        return new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.503");
    }

    private void run() {
        var batch = new ArrayList<Waiting>();
        var pace = new Pace(GATHER, GATHER_LONGEST);
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    var began = System.nanoTime();
                    batch.add(first);
                    queue.drainTo(batch, shared - 1);
                    store(batch);
                    pace.rest(began, batch.size() == shared);
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void store(List<Waiting> batch) {
        try {
            var intakes = store.store(batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(intakes.get(i));
            }
        } catch (RuntimeException | Error e) {
            log.warn("{} orders could not be accepted", batch.size(), e);
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("gateway-intake").start(this::run);
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
