package opora.assignment;

import java.util.List;

/// By what rules experts are chosen. They are one thing with one version: they go live together.
///
/// @param surety how sure it must be what a ticket is about, from 0 to 1
/// @param untouchedMinutes after so much working time nobody began with it, a ticket is taken back;
///   0 for never
/// @param onShift whether only who works at the moment gets a ticket
/// @param byRegion whether experts work in their regions only
/// @param byLanguage whether they must speak the ticket's language
public record ChoiceRules(
        int version,
        double surety,
        int untouchedMinutes,
        boolean onShift,
        boolean byRegion,
        boolean byLanguage,
        List<TopicRule> topics,
        List<Requirement> requirements) {
    static final ChoiceRules NONE =
            new ChoiceRules(0, 0.6, 120, true, true, true, List.of(), List.of());

    public ChoiceRules {
        topics = List.copyOf(topics);
        requirements = List.copyOf(requirements);
    }

    /// A topic that was learnt but that nobody wrote a rule for needs a skill of its own name.
    TopicRule of(String topic) {
        return topics.stream()
                .filter(rule -> rule.topic().equals(topic))
                .findFirst()
                .orElse(new TopicRule(topic, List.of(), topic, 1));
    }

    ChoiceRules numbered(int number) {
        return new ChoiceRules(
                number,
                surety,
                untouchedMinutes,
                onShift,
                byRegion,
                byLanguage,
                topics,
                requirements);
    }
}
