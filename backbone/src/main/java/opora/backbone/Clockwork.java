package opora.backbone;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rings the due timers of a context's sagas. Every process of the context does so; a timer that
/// two see at once rings once, because it is deleted in the transaction of its effect.
final class Clockwork implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    private final String context;
    private final Database database;
    private final Map<String, Saga<?>> sagas;
    private final Duration every;
    private final Thread thread;
    private volatile boolean closing;

    Clockwork(String context, Database database, Map<String, Saga<?>> sagas, Duration every) {
        this.context = context;
        this.database = database;
        this.sagas = sagas;
        this.every = every;
        this.thread = Thread.ofVirtual().name("timers-" + context).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closing) {
            try {
                if (ring() < AT_ONCE) {
                    Thread.sleep(every);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (!closing) {
                    log.warn("timers of {} wait a moment: {}", context, Failures.sentence(e));
                    pause();
                }
            }
        }
    }

    /// Rings what is due; answers how many were.
    int ring() {
        var due =
                database.transact(context, connection -> Timers.due(connection, context, AT_ONCE));
        for (var timer : due) {
            try {
                ring(timer);
            } catch (RuntimeException | Error e) {
                if (DatabaseFailure.isPassing(e)) {
                    throw e;
                }
                log.error(
                        "timer {} of {} failed and is tried again later",
                        timer.name(),
                        timer.key(),
                        e);
                database.transact(
                        context,
                        connection -> {
                            Timers.postpone(connection, context, timer, AFTER_FAILURE);
                            return timer;
                        });
            }
        }
        return due.size();
    }

    private void ring(Timers.Due timer) {
        var slash = timer.name().lastIndexOf('/');
        var saga = sagas.get(timer.name().substring(0, slash));
        database.transact(
                context,
                connection -> {
                    if (saga == null) {
                        Timers.remove(
                                connection,
                                context,
                                timer); // its saga is no longer part of the program
                    } else {
                        saga.run()
                                .ring(
                                        Transaction.current(),
                                        timer,
                                        timer.name().substring(slash + 1));
                    }
                    return timer;
                });
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
