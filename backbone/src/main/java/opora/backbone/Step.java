package opora.backbone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a saga decides when something has happened: the state it goes on with, the events it
/// publishes, what would undo them, and how long it waits for what comes next. Progress cancels the
/// time-outs set before.
///
/// @param <S> the saga's state
public final class Step<S> {
    enum Move {
        STAY,
        GO_ON,
        END
    }

    record Timer(String name, Duration after) {}

    final Move move;
    final @Nullable S state;
    final List<Object> events = new ArrayList<>();
    final List<Object> undos = new ArrayList<>();
    final List<Timer> timers = new ArrayList<>();
    boolean compensates;

    private Step(Move move, @Nullable S state) {
        this.move = move;
        this.state = state;
    }

    /// Goes on, or begins, with this state.
    public static <S> Step<S> to(S state) {
        return new Step<>(Move.GO_ON, state);
    }

    /// Nothing is left to wait for.
    public static <S> Step<S> end() {
        return new Step<>(Move.END, null);
    }

    /// Nothing changes, and time-outs go on running.
    public static <S> Step<S> stay() {
        return new Step<>(Move.STAY, null);
    }

    public Step<S> publish(Object event) {
        events.add(event);
        return this;
    }

    /// Remembers the event that takes back what this step set in motion.
    public Step<S> undoneBy(Object event) {
        undos.add(event);
        return this;
    }

    /// Calls the saga's `timedOut` with this name unless it has moved on before.
    public Step<S> within(Duration time, String name) {
        timers.add(new Timer(name, time));
        return this;
    }

    /// Publishes everything that was remembered with `undoneBy`, the last one first.
    public Step<S> compensate() {
        compensates = true;
        return this;
    }
}
