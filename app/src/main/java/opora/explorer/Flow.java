package opora.explorer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The events that one request set in motion, in an order in which nothing precedes its cause.
///
/// @param truncated whether there were more than can be shown
public record Flow(String correlation, List<Step> steps, boolean truncated) {
    /// @param number from 1 on
    /// @param offset since the first event
    /// @param receivers the contexts that handle it
    public record Step(int number, FlowEvent event, Duration offset, List<String> receivers) {
        public String anchor() {
            return "e" + number;
        }
    }

    /// @param consumers who handles an event of that type, as far as is known
    static Flow of(
            String correlation, List<FlowEvent> events, Map<String, List<String>> consumers) {
        var steps = new ArrayList<Step>();
        for (var event : ordered(events)) {
            var began = steps.isEmpty() ? event.at() : steps.getFirst().event().at();
            steps.add(
                    new Step(
                            steps.size() + 1,
                            event,
                            Duration.between(began, event.at()),
                            consumers.getOrDefault(event.type(), List.of())));
        }
        return new Flow(correlation, List.copyOf(steps), events.size() >= Flows.MOST_EVENTS);
    }

    /// By time; but clocks of two machines may differ, so an event waits here for its cause.
    private static List<FlowEvent> ordered(List<FlowEvent> events) {
        var ordered = new ArrayList<FlowEvent>();
        var open = new HashSet<String>();
        events.forEach(event -> open.add(event.id()));
        var waiting = new ArrayList<>(events);
        while (!waiting.isEmpty()) {
            var next =
                    waiting.stream()
                            .filter(event -> !open.contains(event.causation()))
                            .findFirst()
                            .orElse(waiting.getFirst());
            waiting.remove(next);
            open.remove(next.id());
            ordered.add(next);
        }
        return ordered;
    }

    /// All contexts that take part, in order of appearance.
    List<String> contexts() {
        Set<String> contexts = new java.util.LinkedHashSet<>();
        for (var step : steps) {
            contexts.add(step.event().context());
            contexts.addAll(step.receivers());
        }
        return List.copyOf(contexts);
    }
}
