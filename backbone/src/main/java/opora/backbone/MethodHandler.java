package opora.backbone;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method annotated with [Handles] in one of its decoding shapes.
final class MethodHandler implements Handler {
    private enum Shape {
        EVENT,
        INCOMING,
        BATCH
    }

    private final Class<?> event;
    private final Shape shape;
    private final MethodHandle method;
    private final String name;

    private MethodHandler(Class<?> event, Shape shape, MethodHandle method, String name) {
        this.event = event;
        this.shape = shape;
        this.method = method;
        this.name = name;
    }

    static MethodHandler of(Object bean, Method method) {
        var name = bean.getClass().getSimpleName() + "." + method.getName();
        if (method.getParameterCount() != 1) {
            throw new IllegalArgumentException(name + " must take exactly one argument: the event");
        }
        try {
            method.setAccessible(true);
            var handle = MethodHandles.lookup().unreflect(method).bindTo(bean);
            var type = method.getGenericParameterTypes()[0];
            if (type instanceof Class<?> event) {
                return new MethodHandler(event, Shape.EVENT, handle, name);
            }
            var raw = (ParameterizedType) type;
            var argument = raw.getActualTypeArguments()[0];
            return raw.getRawType() == List.class
                    ? new MethodHandler(eventOf(argument, name), Shape.BATCH, handle, name)
                    : new MethodHandler((Class<?>) argument, Shape.INCOMING, handle, name);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot call " + name, e);
        }
    }

    private static Class<?> eventOf(Type incoming, String name) {
        if (incoming instanceof ParameterizedType type && type.getRawType() == Incoming.class) {
            return (Class<?>) type.getActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(name + " must take a List<Incoming<SomeEvent>>");
    }

    @Override
    public Class<?> event() {
        return event;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void handle(Transaction transaction, List<Incoming<?>> batch) throws Exception {
        if (shape == Shape.BATCH) {
            publish(transaction, call(batch));
            return;
        }
        for (var incoming : batch) {
            transaction.cause = incoming.meta();
            LogMarks.of(incoming.meta());
            publish(transaction, call(shape == Shape.EVENT ? incoming.event() : incoming));
        }
        transaction.cause = null;
    }

    private @Nullable Object call(Object argument) throws Exception {
        try {
            return method.invoke(argument);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(Transaction transaction, @Nullable Object answer) {
        switch (answer) {
            case null -> {}
            case Outgoing outgoing -> transaction.published.add(outgoing);
            case Iterable<?> several -> several.forEach(one -> publish(transaction, one));
            case Object event when event.getClass().isAnnotationPresent(Topic.class) ->
                    transaction.published.add(Outgoing.follows(event, causeOf(transaction)));
            default -> {}
        }
    }

    private Meta causeOf(Transaction transaction) {
        var cause = transaction.cause;
        if (cause == null) {
            throw new IllegalStateException(
                    name + " handles a batch: name the cause with incoming.causes(event)");
        }
        return cause;
    }
}
