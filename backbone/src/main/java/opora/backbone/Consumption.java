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
import opora.backbone.Positions.Move;
import opora.backbone.Positions.Place;
import opora.backbone.Positions.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a consumer does with what it received, apart from where that came from: one transaction for
/// a whole poll, holding the effects, the events they cause, and the new positions. When something
/// fails the batch is halved until the culprit stands alone; its key then waits in line while the
/// others flow on.
///
/// Used by one thread only.
final class Consumption {
    private static final Logger log = LoggerFactory.getLogger(Consumption.class);

    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final String context;
    private final Database database;
    private final Delivery delivery;
    private final RetryPolicy policy;
    private final ConsumerMeters meters;
    private final Positions positions;
    private final Inbox inbox;
    private final Parked parked;
    private final Map<Place, Position> standing = new HashMap<>();
    private final Map<Place, Set<String>> lines = new HashMap<>();
    private final Set<Place> holes = new HashSet<>();
    private long lookedAtNanos = System.nanoTime();
    private long nextTryNanos = lookedAtNanos;

    Consumption(
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
        this.positions = new Positions(context);
        this.inbox = new Inbox(context);
        this.parked = new Parked(context);
    }

    /// Takes over places and answers where to read on in each.
    Map<Place, Long> assign(Map<Place, Long> beginnings) {
        return database.transact(
                context,
                connection -> {
                    var loaded = positions.load(connection, beginnings);
                    standing.putAll(loaded);
                    beginnings.keySet().forEach(lines::remove);
                    lines.putAll(parked.lines(connection, beginnings.keySet()));
                    nextTryNanos = System.nanoTime();
                    var next = new HashMap<Place, Long>();
                    loaded.forEach((place, position) -> next.put(place, position.next()));
                    return next;
                });
    }

    void revoke(Collection<Place> places) {
        places.forEach(standing::remove);
        places.forEach(lines::remove);
        holes.removeAll(places);
    }

    Map<Place, Position> standing() {
        return standing;
    }

    /// How long the consumer may wait for events before somebody's next try is due.
    Duration patience(Duration longest) {
        if (lines.isEmpty()) {
            return longest;
        }
        var left = Math.max(0, nextTryNanos - System.nanoTime());
        return left < longest.toNanos() ? Duration.ofNanos(left) : longest;
    }

    void process(List<Lot> lots) {
        var count = lots.stream().mapToInt(lot -> lot.records().size()).sum();
        try {
            attempt(lots);
        } catch (RuntimeException | Error e) {
            if (e instanceof Fenced || DatabaseFailure.isPassing(e)) {
                throw e;
            }
            if (count > 1) {
                for (var half : halves(lots, count / 2)) {
                    process(half);
                }
            } else {
                park(lots, e);
            }
        }
    }

    private void attempt(List<Lot> lots) {
        var outcome =
                database.transact(
                        context,
                        connection -> {
                            var passage = admit(connection, lots);
                            delivery.deliver(Transaction.current(), passage.admitted());
                            return passage;
                        });
        standing.putAll(outcome.positions());
        meters.handled(outcome.admitted());
    }

    /// @param positions where the consumer stands once the transaction is committed
    private record Passage(List<Received> admitted, Map<Place, Position> positions) {}

    private Passage admit(Connection connection, List<Lot> lots) throws SQLException {
        var admitted = new ArrayList<Received>();
        var strangers = new ArrayList<Received>();
        var moves = new ArrayList<Move>();
        for (var lot : lots) {
            var place = new Place(lot.topic(), lot.partition());
            var position = standing(place);
            var marks = new HashMap<>(position.marks());
            var whole = position.whole();
            var expected = position.next();
            for (var received : lot.records()) {
                if (received.offset() > expected) {
                    whole = false;
                    marks.replaceAll((store, mark) -> -Math.abs(mark));
                    log.debug("{}: offsets {} to {} are gone", place, expected, received.offset());
                }
                expected = received.offset() + 1;
                if (fits(received, marks, whole)) {
                    admitted.add(received);
                    if (received.envelope().position() < 0 && received.envelope().id() != null) {
                        strangers.add(received);
                    }
                }
            }
            moves.add(
                    new Move(
                            place,
                            position.next(),
                            new Position(lot.next(), marks, whole, lot.epoch())));
        }
        if (!positions.advance(connection, moves)) {
            throw new Fenced();
        }
        dropKnown(connection, admitted, strangers);
        queueBehindWaiting(connection, admitted);
        var standing = new HashMap<Place, Position>();
        moves.forEach(move -> standing.put(move.place(), move.position()));
        return new Passage(admitted, standing);
    }

    private Position standing(Place place) {
        var position = standing.get(place);
        if (position == null) {
            throw new Fenced();
        }
        return position;
    }

    /// Whether an event continues what was seen of its store in this partition. One at or below the
    /// mark was seen before. One whose predecessor was not seen lies beyond a hole: its relay
    /// failed in between and is going to send again from the hole on, so it is left for then. Where
    /// the log itself has lost records, to its retention or to compaction, nobody sends again, and
    /// what comes next is taken as it is.
    private boolean fits(Received received, Map<String, Long> marks, boolean whole) {
        var envelope = received.envelope();
        if (envelope.store() == null) {
            return true;
        }
        var mark = marks.get(envelope.store());
        var seen = mark == null ? 0 : Math.abs(mark);
        if (envelope.position() <= seen) {
            meters.duplicates.increment();
            return false;
        }
        var unbroken = mark == null ? whole : mark >= 0;
        if (envelope.prev() > seen) {
            if (unbroken) {
                leaveOut(received);
                return false;
            }
            log.debug("{} follows {}, which the log has lost", received.id(), envelope.prev());
        }
        marks.put(envelope.store(), envelope.position());
        return true;
    }

    private void leaveOut(Received received) {
        meters.holes.increment();
        if (holes.add(new Place(received.topic(), received.partition()))) {
            log.warn(
                    "{}-{}@{}: {} and those after it are left out until what precedes them has come",
                    received.topic(),
                    received.partition(),
                    received.offset(),
                    received.id());
        }
    }

    private void dropKnown(Connection connection, List<Received> admitted, List<Received> strangers)
            throws SQLException {
        if (strangers.isEmpty()) {
            return;
        }
        var fresh = inbox.admit(connection, strangers);
        if (fresh.size() < strangers.size()) {
            var outsiders = new HashSet<>(strangers);
            admitted.removeIf(
                    received ->
                            outsiders.contains(received) && !fresh.remove(Inbox.idOf(received)));
            meters.duplicates.increment(strangers.size() - fresh.size());
        }
    }

    private void queueBehindWaiting(Connection connection, List<Received> admitted)
            throws SQLException {
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

    private void park(List<Lot> lots, Throwable failure) {
        var pause = policy.pauseAfter(1);
        var outcome =
                database.transact(
                        context,
                        connection -> {
                            var passage = admit(connection, lots);
                            for (var received : passage.admitted()) {
                                parked.add(connection, received, failure, pause);
                                if (pause == null) {
                                    Transaction.current()
                                            .published
                                            .addAll(DeadLetters.copyOf(received));
                                }
                            }
                            return passage;
                        });
        standing.putAll(outcome.positions());
        for (var received : outcome.admitted()) {
            var place = new Place(received.topic(), received.partition());
            lines.computeIfAbsent(place, p -> new HashSet<>()).add(received.line());
            nextTryNanos = System.nanoTime();
            meters.parked.increment();
            log.warn(
                    "{} waits with its key {}: {}",
                    received.id(),
                    received.shortKey(),
                    Failures.sentence(failure));
            log.debug("failure of {}", received.id(), failure);
            if (pause == null) {
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
                    database.transact(
                            context, connection -> parked.lines(connection, standing.keySet()));
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
        var pause = policy.pauseAfter(tries);
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

    /// The lots cut after so many records.
    private static List<List<Lot>> halves(List<Lot> lots, int first) {
        var head = new ArrayList<Lot>();
        var tail = new ArrayList<Lot>();
        var left = first;
        for (var lot : lots) {
            var records = lot.records();
            if (records.size() <= left) {
                head.add(lot);
                left -= records.size();
            } else if (left == 0) {
                tail.add(lot);
            } else {
                var cut = records.get(left - 1).offset() + 1;
                head.add(
                        new Lot(
                                lot.topic(),
                                lot.partition(),
                                records.subList(0, left),
                                cut,
                                lot.epoch()));
                tail.add(
                        new Lot(
                                lot.topic(),
                                lot.partition(),
                                records.subList(left, records.size()),
                                lot.next(),
                                lot.epoch()));
                left = 0;
            }
        }
        return List.of(head, tail);
    }
}
