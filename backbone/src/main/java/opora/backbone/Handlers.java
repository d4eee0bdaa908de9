package opora.backbone;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The methods of one context that react to events, found by [Handles].
final class Handlers {
    private final Map<Class<?>, List<Handler>> byEvent = new LinkedHashMap<>();
    private final List<RawHandler> raw = new ArrayList<>();
    private final List<Selective> selective = new ArrayList<>();
    private boolean everything;

    static Handlers of(Collection<?> beans) {
        var handlers = new Handlers();
        for (var bean : beans) {
            if (bean instanceof Saga<?> saga) {
                saga.handlers().forEach(handlers::add);
            } else {
                Arrays.stream(bean.getClass().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Handles.class))
                        .forEach(method -> handlers.add(bean, method));
            }
        }
        return handlers;
    }

    private void add(Object bean, Method method) {
        if (RawHandler.is(method)) {
            raw.add(RawHandler.of(bean, method));
            if (bean instanceof Selective chooser) {
                selective.add(chooser);
            } else {
                everything = true;
            }
        } else {
            add(MethodHandler.of(bean, method));
        }
    }

    private void add(Handler handler) {
        byEvent.computeIfAbsent(handler.event(), event -> new ArrayList<>()).add(handler);
    }

    Set<Class<?>> events() {
        return byEvent.keySet();
    }

    /// Those that take events as they came.
    List<RawHandler> raw() {
        return raw;
    }

    /// Whether one of them wants every topic.
    boolean everything() {
        return everything;
    }

    List<Selective> selective() {
        return selective;
    }

    List<Handler> of(Class<?> event) {
        return byEvent.getOrDefault(event, List.of());
    }
}
