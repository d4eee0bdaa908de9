package opora.shell;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Something that is done again and again, as long as the process runs, and at once when somebody
/// rings. One that takes long comes less often, so that it never costs more than its share of a
/// processor.
public abstract class Round implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final String name;
    private final Duration pause;
    private final int share;
    private final Semaphore rung = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});

    /// @param share the pause is at least so many times as long as what was done
    protected Round(String name, Duration pause, int share) {
        this.name = name;
        this.pause = pause;
        this.share = share;
    }

    /// One round. What it throws is told in the log, and the next one comes all the same.
    protected abstract void look() throws InterruptedException;

    /// The next round comes at once.
    public final void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    private void run() {
        try {
            await(pause.toNanos());
            while (running) {
                var begin = System.nanoTime();
                round();
                await(Math.max(pause.toNanos(), share * (System.nanoTime() - begin)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            look();
        } catch (RuntimeException e) {
            if (running) {
                log.warn("the round of {} waits: {}", name, e.getMessage());
                log.debug("because", e);
            }
        }
    }

    private void await(long nanos) throws InterruptedException {
        if (rung.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("round-" + name).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        ring();
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the backbone when starting, before it when stopping.
    @Override
    public int getPhase() {
        return 1;
    }
}
