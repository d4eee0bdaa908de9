package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
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

/// Decides which of the records that came are to have their effect: each event once, and none that
/// lies beyond a hole. Where the consumer stands moves in the same transaction.
///
/// Used by one thread only.
final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    private final ConsumerMeters meters;
    private final Positions positions;
    private final Inbox inbox;
    private final Map<Place, Position> standing = new HashMap<>();
    private final Set<Place> holes = new HashSet<>();

    Admission(String context, ConsumerMeters meters) {
        this.meters = meters;
        this.positions = new Positions(context);
        this.inbox = new Inbox(context);
    }

    /// Takes over places and answers where to read on in each.
    Map<Place, Long> assign(Connection connection, Map<Place, Long> beginnings)
            throws SQLException {
        var loaded = positions.load(connection, beginnings);
        standing.putAll(loaded);
        var next = new HashMap<Place, Long>();
        loaded.forEach((place, position) -> next.put(place, position.next()));
        return next;
    }

    void revoke(Collection<Place> places) {
        places.forEach(standing::remove);
        holes.removeAll(places);
    }

    Map<Place, Position> standing() {
        return standing;
    }

    /// @param positions where the consumer stands once the transaction is committed
    record Passage(List<Received> admitted, Map<Place, Position> positions) {}

    Passage admit(Connection connection, List<Lot> lots) throws SQLException {
        var admitted = new ArrayList<Received>();
        var strangers = new ArrayList<Received>();
        var moves = new ArrayList<Move>();
        for (var lot : lots) {
            moves.add(look(lot, admitted, strangers));
        }
        if (!positions.advance(connection, moves)) {
            throw new Fenced();
        }
        dropKnown(connection, admitted, strangers);
        var reached = new HashMap<Place, Position>();
        moves.forEach(move -> reached.put(move.place(), move.position()));
        return new Passage(admitted, reached);
    }

    /// The transaction of this passage is committed.
    void passed(Passage passage) {
        standing.putAll(passage.positions());
    }

    private Move look(Lot lot, List<Received> admitted, List<Received> strangers) {
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
        var reached = new Position(lot.next(), marks, whole, lot.epoch());
        return new Move(place, position.next(), reached);
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
}
