package opora.assignment;

import java.util.List;
import java.util.Objects;

/// A topic, the words that tell of it as long as nothing is learnt, and the skill its work needs.
///
/// @param skill empty where anybody can do it
/// @param level at least so much of the skill, from 1 to 5
public record TopicRule(String topic, List<String> words, String skill, int level) {
    /// Programs may leave anything out.
    public TopicRule {
        topic = Objects.requireNonNullElse(topic, "").strip();
        skill = Objects.requireNonNullElse(skill, "").strip();
        words =
                Objects.requireNonNullElse(words, List.<String>of()).stream()
                        .filter(Objects::nonNull)
                        .toList();
    }
}
