package opora.backbone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// One reaction of a saga, seen as a handler.
final class SagaHandler<S> implements Handler {
    private final Saga<S> saga;
    private final Class<?> event;
    private final MethodHandle method;

    SagaHandler(Saga<S> saga, Method method) {
        this.saga = saga;
        var parameters = method.getParameterTypes();
        if (parameters.length != 2 || method.getReturnType() != Step.class) {
            throw new IllegalArgumentException(
                    saga.name() + "." + method.getName() + " must be Step on(state, event)");
        }
        this.event = parameters[1];
        try {
            method.setAccessible(true);
            this.method = MethodHandles.lookup().unreflect(method).bindTo(saga);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot call " + saga.name(), e);
        }
    }

    @Override
    public Class<?> event() {
        return event;
    }

    @Override
    public String name() {
        return saga.name() + "." + event.getSimpleName();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void handle(Transaction transaction, List<Incoming<?>> batch) {
        var moves = new ArrayList<SagaRun.Move<S>>();
        for (var incoming : batch) {
            var meta = incoming.meta();
            var given = saga.instanceOf(incoming.event());
            var key = given != null ? given : meta.key();
            if (key == null) {
                throw new IllegalArgumentException(
                        meta.type() + " has no key that names an instance of " + saga.name());
            }
            moves.add(
                    new SagaRun.Move<>(
                            key,
                            meta.correlation(),
                            meta.id(),
                            meta.trace(),
                            state -> {
                                try {
                                    return (Step<S>) method.invoke(state, incoming.event());
                                } catch (RuntimeException | Error e) {
                                    throw e;
                                } catch (Throwable e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        saga.run().apply(transaction, moves);
    }
}
