package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Positions.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that wait in a consumer's places: each behind an event that failed, which is tried
/// again and again until it passes, or is dead and waits for an operator.
///
/// Used by one thread only.
final class WaitingLines {
    private static final Logger log = LoggerFactory.getLogger(WaitingLines.class);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final String context;
    private final Database database;
    private final Delivery delivery;
    private final RetryPolicy policy;
    private final ConsumerMeters meters;
    private final Parked parked;
    private final Set<Place> places = new HashSet<>();
    private final Map<Place, Set<String>> lines = new HashMap<>();
    private long lookedAtNanos = System.nanoTime();
    private long nextTryNanos = lookedAtNanos;

    WaitingLines(
            String context,
            Database database,
            Delivery delivery,
            RetryPolicy policy,
            ConsumerMeters meters) {
        this.context = context;
        this.database = database;
        this.delivery = delivery;
        this.policy = policy;
        this.meters = meters;
        this.parked = new Parked(context);
    }

    void assign(Connection connection, Collection<Place> assigned) throws SQLException {
        revoke(assigned);
        places.addAll(assigned);
        lines.putAll(parked.lines(connection, assigned));
        nextTryNanos = System.nanoTime();
    }

    void revoke(Collection<Place> revoked) {
        revoked.forEach(places::remove);
        revoked.forEach(lines::remove);
    }

    /// How long the consumer may wait for events before somebody's next try is due.
    Duration patience(Duration longest) {
        if (lines.isEmpty()) {
            return longest;
        }
        var left = Math.max(0, nextTryNanos - System.nanoTime());
        return left < longest.toNanos() ? Duration.ofNanos(left) : longest;
    }

    /// Takes those out of `admitted` whose key waits, and puts them in its line.
    void queueBehind(Connection connection, List<Received> admitted) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        var going = new ArrayList<Received>();
        for (var received : admitted) {
            var waiting =
                    lines.getOrDefault(new Place(received.topic(), received.partition()), Set.of());
            if (waiting.contains(received.line()) && parked.stands(connection, received)) {
                parked.queue(connection, received);
            } else {
                going.add(received);
            }
        }
        admitted.clear();
        admitted.addAll(going);
    }

    /// Puts events at the head of their lines, in the running transaction.
    void begin(Connection connection, List<Received> failed, Throwable failure)
            throws SQLException {
        var pause = policy.pauseAfter(1, failure);
        for (var received : failed) {
            parked.add(connection, received, failure, pause);
            if (pause == null) {
                Transaction.current().published.addAll(DeadLetters.copyOf(received));
            }
        }
    }

    /// They stand there: the transaction is committed.
    void begun(List<Received> failed, Throwable failure) {
        for (var received : failed) {
            var place = new Place(received.topic(), received.partition());
            lines.computeIfAbsent(place, _ -> new HashSet<>()).add(received.line());
            nextTryNanos = System.nanoTime();
            meters.parked.increment();
            log.warn(
                    "{} waits with its key {}: {}",
                    received.id(),
                    received.shortKey(),
                    Failures.sentence(failure));
            log.debug("failure of {}", received.id(), failure);
            if (policy.pauseAfter(1, failure) == null) {
                died(received, 1, failure);
            }
        }
    }

    /// Tries those whose time has come; answers whether any line moved.
    boolean retry() {
        if (lines.isEmpty() || System.nanoTime() < nextTryNanos) {
            return false;
        }
        var heads =
                database.transact(
                        context, connection -> parked.due(connection, lines.keySet(), 50));
        for (var head : heads) {
            retry(head);
        }
        if (heads.isEmpty()) {
            rest();
        }
        return !heads.isEmpty();
    }

    /// Nobody is due: the next look is when somebody will be, or soon, because an operator may have
    /// moved or emptied lines.
    private void rest() {
        var now = System.nanoTime();
        if (now - lookedAtNanos > LOOK_AGAIN_NANOS) {
            var waiting =
                    database.transact(context, connection -> parked.lines(connection, places));
            lines.clear();
            lines.putAll(waiting);
            lookedAtNanos = now;
        }
        var due =
                database.transact(
                        context, connection -> parked.untilNext(connection, lines.keySet()));
        nextTryNanos = now + Math.min(due.toNanos(), LOOK_AGAIN_NANOS);
    }

    private void retry(Parked.Head head) {
        var received = head.record();
        try {
            var more =
                    database.transact(
                            context,
                            connection -> {
                                parked.lock(connection, received);
                                if (parked.take(connection, head)) {
                                    delivery.deliver(Transaction.current(), List.of(received));
                                    return parked.promote(
                                            connection, received.topic(), received.line());
                                }
                                return true;
                            });
            if (!more) {
                lines.computeIfPresent(
                        new Place(received.topic(), received.partition()),
                        (place, waiting) -> {
                            waiting.remove(received.line());
                            return waiting.isEmpty() ? null : waiting;
                        });
            }
        } catch (RuntimeException | Error e) {
            if (e instanceof Fenced || DatabaseFailure.isPassing(e)) {
                throw e;
            }
            failedAgain(head, e);
        }
    }

    private void failedAgain(Parked.Head head, Throwable failure) {
        var tries = head.attempts() + 1;
        var pause = policy.pauseAfter(tries, failure);
        var noted =
                database.transact(
                        context,
                        connection -> {
                            parked.lock(connection, head.record());
                            var stands = parked.failed(connection, head, failure, pause);
                            if (stands && pause == null) {
                                Transaction.current()
                                        .published
                                        .addAll(DeadLetters.copyOf(head.record()));
                            }
                            return stands;
                        });
        meters.retries.increment();
        if (noted && pause == null) {
            died(head.record(), tries, failure);
        }
    }

    private void died(Received received, int tries, Throwable failure) {
        meters.dead.increment();
        log.error(
                "{} is dead after {} tries and its key {} waits for an operator: {}",
                received.id(),
                tries,
                received.shortKey(),
                Failures.sentence(failure));
    }
}
