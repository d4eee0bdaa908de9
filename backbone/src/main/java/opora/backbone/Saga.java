package opora.backbone;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process manager: what is to happen across contexts, in which order, and how it is taken back.
/// Each reaction is a method annotated with [Handles] of the shape `Step<S> on(@Nullable S state,
/// SomeEvent event)` that only decides; the backbone loads and keeps the state, publishes, and
/// watches the clock, all in one transaction.
///
/// @param <S> a record; null stands for a saga that has not begun or has ended
public abstract class Saga<S> {
    private final String name;
    private final @Nullable SagaStates<S> states;
    private @Nullable SagaRun<S> run;

    protected Saga(String name) {
        this(name, null);
    }

    protected Saga(String name, @Nullable SagaStates<S> states) {
        this.name = name;
        this.states = states;
    }

    public String name() {
        return name;
    }

    /// What happens when nothing did for the time that a step allowed.
    protected abstract Step<S> timedOut(S state, String timer);

    /// Which instance an event belongs to; by default the one named by the event's key.
    protected @Nullable String instanceOf(Object event) {
        return null;
    }

    /// Begins instances from an act of the same context, in its transaction.
    ///
    /// @param cause the event that the act handles; its correlation is carried on
    protected void begin(List<Beginning<S>> beginnings) {
        running().begin(Transaction.current(), beginnings);
    }

    /// @param key which instance
    /// @param step its first step
    public record Beginning<S>(String key, Step<S> step, Meta cause) {}

    /// Moves one instance because of something that is no event, such as a person's wish; answers
    /// the step taken.
    protected Step<S> move(
            String key,
            String correlation,
            java.util.function.Function<@Nullable S, Step<S>> decision) {
        return running().move(Transaction.current(), key, correlation, decision);
    }

    private SagaRun<S> running() {
        var running = run;
        if (running == null) {
            throw new IllegalStateException("the saga " + name + " is not part of a context yet");
        }
        return running;
    }

    void join(String context, Database database) {
        run = new SagaRun<>(context, this, states, stateType(), database);
    }

    SagaRun<S> run() {
        return running();
    }

    @SuppressWarnings("unchecked")
    private Class<S> stateType() {
        var parent = (ParameterizedType) getClass().getGenericSuperclass();
        return (Class<S>) parent.getActualTypeArguments()[0];
    }

    List<Handler> handlers() {
        var handlers = new ArrayList<Handler>();
        for (var method : getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(Handles.class)) {
                handlers.add(new SagaHandler<>(this, method));
            }
        }
        return handlers;
    }
}
