package opora.webhooks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import opora.shell.Outbound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Calls endpoints: each one's events one after the other, several endpoints at once, so that a
/// slow receiver is in nobody's way.
@Component
class Callers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Callers.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;
    private static final int IN_A_ROW = 100;
    private static final long TIDY_NANOS = Duration.ofMinutes(1).toNanos();

    private final LineOfCalls line;
    private final Endpoints endpoints;
    private final Outbound outbound;
    private final WebhooksSettings settings;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private long tidiedAtNanos = System.nanoTime();

    Callers(LineOfCalls line, Endpoints endpoints, Outbound outbound, WebhooksSettings settings) {
        this.line = line;
        this.endpoints = endpoints;
        this.outbound = outbound;
        this.settings = settings;
    }

    /// There is something to bring.
    void wake() {
        woken.release();
    }

    private void run() {
        while (running) {
            try {
                if (woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.debug("endpoints are called later", e);
            }
        }
    }

    private void look() {
        var room = free.availablePermits();
        for (var endpoint :
                room == 0 ? java.util.List.<LineOfCalls.Claimed>of() : line.claim(room)) {
            free.acquireUninterruptibly();
            Thread.ofVirtual().name("webhook-" + endpoint.id()).start(() -> bring(endpoint));
        }
        if (System.nanoTime() - tidiedAtNanos > TIDY_NANOS) {
            tidiedAtNanos = System.nanoTime();
            line.forget();
        }
    }

    private void bring(LineOfCalls.Claimed endpoint) {
        try {
            for (var call : endpoints.after(endpoint.id(), endpoint.takenNumber(), IN_A_ROW)) {
                if (!running || !bring(endpoint, call)) {
                    break;
                }
            }
            line.release(endpoint);
            wake();
        } catch (RuntimeException e) {
            log.warn("{} is called again later: {}", endpoint.name(), e.getMessage());
        } finally {
            free.release();
        }
    }

    private boolean bring(LineOfCalls.Claimed endpoint, Call call) {
        try {
            var reply =
                    outbound.post(
                            URI.create(endpoint.url()),
                            headers(endpoint, call),
                            call.body().getBytes(StandardCharsets.UTF_8),
                            settings.patience());
            if (reply.taken()) {
                return line.taken(endpoint, call.number());
            }
            fail(endpoint, call, "answered " + reply.status());
        } catch (IOException | IllegalArgumentException e) {
            fail(endpoint, call, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private void fail(LineOfCalls.Claimed endpoint, Call call, String reason) {
        var plain = reason.replaceAll("\\p{Cntrl}+", " ");
        log.info("{} did not take {}: {}", endpoint.name(), call.number(), plain);
        line.failed(endpoint, plain.substring(0, Math.min(300, plain.length())), Instant.now());
    }

    private Map<String, String> headers(LineOfCalls.Claimed endpoint, Call call) {
        var secret = line.secret(endpoint);
        var seconds = Instant.now().getEpochSecond();
        return Map.of(
                "Content-Type", "application/cloudevents+json",
                "User-Agent", "Opora",
                "Opora-Webhook", Long.toString(endpoint.id()),
                "Opora-Number", Long.toString(call.number()),
                "Opora-Event", call.eventId(),
                "Opora-Time", Long.toString(seconds),
                "Opora-Signature", Signature.of(secret, seconds, call.number(), call.body()));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
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
