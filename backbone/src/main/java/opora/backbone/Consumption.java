package opora.backbone;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import opora.backbone.Admission.Passage;
import opora.backbone.Positions.Place;
import opora.backbone.Positions.Position;

/// What a consumer does with what it received, apart from where that came from: one transaction for
/// a whole poll, holding the effects, the events they cause, and the new positions. When something
/// fails the batch is halved until the culprit stands alone; its key then waits in line while the
/// others flow on.
///
/// Used by one thread only.
final class Consumption {
    private final String context;
    private final Database database;
    private final Delivery delivery;
    private final ConsumerMeters meters;
    private final Admission admission;
    private final WaitingLines lines;

    Consumption(
            String context,
            Database database,
            Delivery delivery,
            RetryPolicy policy,
            ConsumerMeters meters) {
        this.context = context;
        this.database = database;
        this.delivery = delivery;
        this.meters = meters;
        this.admission = new Admission(context, meters);
        this.lines = new WaitingLines(context, database, delivery, policy, meters);
    }

    /// Takes over places and answers where to read on in each.
    Map<Place, Long> assign(Map<Place, Long> beginnings) {
        return database.transact(
                context,
                connection -> {
                    lines.assign(connection, beginnings.keySet());
                    return admission.assign(connection, beginnings);
                });
    }

    void revoke(Collection<Place> places) {
        admission.revoke(places);
        lines.revoke(places);
    }

    Map<Place, Position> standing() {
        return admission.standing();
    }

    /// How long the consumer may wait for events before somebody's next try is due.
    Duration patience(Duration longest) {
        return lines.patience(longest);
    }

    /// Tries those whose time has come; answers whether any line moved.
    boolean retry() {
        return lines.retry();
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
        var passage =
                pass(lots, (_, admitted) -> delivery.deliver(Transaction.current(), admitted));
        meters.handled(passage.admitted());
    }

    private void park(List<Lot> lots, Throwable failure) {
        var passage =
                pass(lots, (connection, admitted) -> lines.begin(connection, admitted, failure));
        lines.begun(passage.admitted(), failure);
    }

    /// What becomes of those that are admitted and need not wait.
    private interface Effect {
        void on(Connection connection, List<Received> admitted) throws Exception;
    }

    private Passage pass(List<Lot> lots, Effect effect) {
        var passage =
                database.transact(
                        context,
                        connection -> {
                            var admitted = admission.admit(connection, lots);
                            lines.queueBehind(connection, admitted.admitted());
                            effect.on(connection, admitted.admitted());
                            return admitted;
                        });
        admission.passed(passage);
        return passage;
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
