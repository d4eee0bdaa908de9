package opora.backbone;

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

    static Handlers of(Collection<?> beans) {
        var handlers = new Handlers();
        for (var bean : beans) {
            if (bean instanceof Saga<?> saga) {
                saga.handlers().forEach(handlers::add);
            } else {
                Arrays.stream(bean.getClass().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Handles.class))
                        .map(method -> MethodHandler.of(bean, method))
                        .forEach(handlers::add);
            }
        }
        return handlers;
    }

    private void add(Handler handler) {
        byEvent.computeIfAbsent(handler.event(), event -> new ArrayList<>()).add(handler);
    }

    Set<Class<?>> events() {
        return byEvent.keySet();
    }

    List<Handler> of(Class<?> event) {
        return byEvent.getOrDefault(event, List.of());
    }
}
