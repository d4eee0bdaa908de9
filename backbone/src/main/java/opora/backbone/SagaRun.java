package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import opora.backbone.SagaStates.Change;
import org.jspecify.annotations.Nullable;

/// Carries out what a saga decides: loads the states of a batch at once, lets it decide one event
/// after another, and writes states, time-outs and compensations back at once.
final class SagaRun<S> {
    private final String context;
    private final Saga<S> saga;
    private final SagaStates<S> states;
    private final Database database;

    SagaRun(
            String context,
            Saga<S> saga,
            @Nullable SagaStates<S> states,
            Class<S> type,
            Database database) {
        this.context = context;
        this.saga = saga;
        this.database = database;
        this.states =
                states != null ? states : new SagaRows<>(context, saga.name(), type, database);
    }

    /// Something an instance reacts to.
    record Move<S>(
            String key,
            String correlation,
            @Nullable String causation,
            @Nullable String trace,
            Function<@Nullable S, Step<S>> decision) {}

    void begin(Transaction transaction, List<Saga.Beginning<S>> beginnings) {
        var writes = new Writes();
        for (var beginning : beginnings) {
            var cause = beginning.cause();
            var move =
                    new Move<S>(
                            beginning.key(),
                            cause.correlation(),
                            cause.id(),
                            cause.trace(),
                            state -> beginning.step());
            take(transaction, writes, move, beginning.step());
        }
        var changes = changes(writes, Map.of());
        if (!changes.isEmpty()) {
            states.begin(changes);
        }
        write(transaction.connection, writes, Map.of());
    }

    Step<S> move(
            Transaction transaction,
            String key,
            String correlation,
            Function<@Nullable S, Step<S>> decision) {
        var taken =
                apply(
                        transaction,
                        List.of(new Move<>(key, correlation, null, Traces.current(), decision)));
        return taken.getFirst();
    }

    List<Step<S>> apply(Transaction transaction, List<Move<S>> moves) {
        var keys = new LinkedHashSet<String>();
        moves.forEach(move -> keys.add(move.key()));
        var before = states.load(keys);
        var writes = new Writes();
        writes.current.putAll(before);
        var steps = new ArrayList<Step<S>>();
        for (var move : moves) {
            var state = writes.current.get(move.key());
            var step = move.decision().apply(state);
            take(transaction, writes, move, step);
            steps.add(step);
        }
        var changes = changes(writes, before);
        if (!changes.isEmpty()) {
            states.save(changes);
        }
        write(transaction.connection, writes, before);
        return steps;
    }

    private List<Change<S>> changes(Writes writes, Map<String, S> before) {
        return writes.moved.stream()
                .map(key -> new Change<>(key, before.get(key), writes.current.get(key)))
                .toList();
    }

    /// A timer has rung; the state may have moved on since, and then nothing happens. One whose
    /// saga has ended is gone with this.
    void ring(Transaction transaction, Timers.Due due, String timer) {
        apply(
                transaction,
                List.of(
                        new Move<>(
                                due.key(),
                                due.correlation(),
                                due.causation(),
                                due.trace(),
                                state ->
                                        Timers.remove(transaction.connection, context, due)
                                                        && state != null
                                                ? saga.timedOut(state, timer)
                                                : Step.stay())));
    }

    /// What a batch leads to.
    private final class Writes {
        final Map<String, @Nullable S> current = new LinkedHashMap<>();
        final LinkedHashSet<String> moved = new LinkedHashSet<>();
        final Map<String, List<Timers.Setting>> timers = new LinkedHashMap<>();
        final Map<String, List<Object>> undos = new LinkedHashMap<>();

        /// Instances that ended in this batch, even if they begin anew in it: they owe nothing.
        final LinkedHashSet<String> ended = new LinkedHashSet<>();
    }

    private void take(Transaction transaction, Writes writes, Move<S> move, Step<S> step) {
        for (var event : step.events) {
            transaction.published.add(
                    new Outgoing(event, move.correlation(), move.causation(), move.trace()));
        }
        writes.undos.computeIfAbsent(move.key(), key -> new ArrayList<>()).addAll(step.undos);
        if (step.compensates) {
            compensate(transaction, writes, move);
        }
        if (step.move == Step.Move.STAY) {
            return;
        }
        if (step.move == Step.Move.END) {
            writes.undos.remove(move.key());
            writes.ended.add(move.key());
        }
        writes.moved.add(move.key());
        writes.current.put(move.key(), step.state);
        writes.timers.put(
                move.key(),
                step.timers.stream()
                        .map(
                                timer ->
                                        new Timers.Setting(
                                                timerName(timer.name()),
                                                move.key(),
                                                timer.after(),
                                                move.correlation(),
                                                move.causation(),
                                                move.trace()))
                        .toList());
    }

    private String timerName(String timer) {
        return saga.name() + "/" + timer;
    }

    private void compensate(Transaction transaction, Writes writes, Move<S> move) {
        var fresh = writes.undos.remove(move.key());
        if (fresh != null) {
            Collections.reverse(fresh);
            for (var event : fresh) {
                transaction.published.add(
                        new Outgoing(event, move.correlation(), move.causation(), move.trace()));
            }
        }
        for (var owed : Undos.take(transaction.connection, context, saga.name(), move.key())) {
            transaction.published.add(
                    new Outgoing(
                            owed.packed(move.correlation(), move.causation(), move.trace()),
                            null,
                            null,
                            null));
        }
    }

    private void write(Connection connection, Writes writes, Map<String, S> before) {
        try {
            var running = writes.moved.stream().filter(before::containsKey).toList();
            Timers.cancel(connection, context, saga.name(), running);
            Timers.set(
                    connection,
                    context,
                    writes.timers.values().stream().flatMap(List::stream).toList());
            Undos.forget(connection, context, saga.name(), List.copyOf(writes.ended));
            Undos.add(connection, context, saga.name(), writes.undos, database.store());
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
