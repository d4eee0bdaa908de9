package opora.explorer;

import java.util.List;

/// The broker's topics, or that it does not answer.
public record TopicsView(boolean answers, List<TopicRow> events, List<TopicRow> others) {
    private static final List<String> ASIDE = List.of(".dlq", "opora.schemas");

    static TopicsView of(BrokerView broker) {
        try {
            var all = broker.topics();
            return new TopicsView(
                    true,
                    all.stream().filter(row -> !aside(row)).toList(),
                    all.stream().filter(row -> aside(row) && row.events() > 0).toList());
        } catch (IllegalStateException e) {
            return new TopicsView(false, List.of(), List.of());
        }
    }

    private static boolean aside(TopicRow row) {
        return ASIDE.stream().anyMatch(row.name()::endsWith);
    }

    public long lag() {
        return events.stream()
                .flatMap(row -> row.groups().stream())
                .mapToLong(TopicRow.Group::lag)
                .sum();
    }
}
