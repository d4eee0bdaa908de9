package opora.backbone;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/// What every line that a handler logs is marked with: whose handler it is, the event's id, and the
/// correlation that leads to everything else of the same flow.
final class LogMarks {
    static final String CONTEXT = "context";
    static final String EVENT = "event";
    static final String CORRELATION = "correlation";

    private static final int NAMED = 3;

    private LogMarks() {}

    static void of(String context, List<Incoming<?>> batch) {
        MDC.put(CONTEXT, context);
        if (batch.size() == 1) {
            of(batch.getFirst().meta());
        } else {
            MDC.put(EVENT, batch.size() + " events");
            MDC.put(CORRELATION, several(batch));
        }
    }

    static void of(Meta meta) {
        MDC.put(EVENT, meta.id());
        MDC.put(CORRELATION, meta.correlation());
    }

    /// The first few, and how many more there are.
    private static String several(List<Incoming<?>> batch) {
        var distinct =
                batch.stream()
                        .map(incoming -> incoming.meta().correlation())
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        var named = distinct.stream().limit(NAMED).collect(Collectors.joining(","));
        return distinct.size() > NAMED ? named + " +" + (distinct.size() - NAMED) : named;
    }

    static void clear() {
        MDC.remove(CONTEXT);
        MDC.remove(EVENT);
        MDC.remove(CORRELATION);
    }
}
