package opora.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The page of rules with what is typed in it.
///
/// @param blanks how many empty rows are offered
/// @param trial what it would have changed, when somebody asked
public record RulesForm(
        RulesDraft draft,
        List<Trait> traits,
        List<Flaw> flaws,
        int blanks,
        TryRules.@Nullable Trial trial) {
    private static final int MOST_ROWS = 400;

    RulesForm with(List<Flaw> others) {
        return new RulesForm(draft, traits, others, blanks, trial);
    }

    RulesForm with(TryRules.Trial shown) {
        return new RulesForm(draft, traits, flaws, blanks, shown);
    }

    public @Nullable TopicRule topic(int row) {
        return row < draft.subjects().size() ? draft.subjects().get(row) : null;
    }

    public @Nullable Requirement requirement(int row) {
        return row < draft.demands().size() ? draft.demands().get(row) : null;
    }

    public List<String> fields() {
        return Facts.NAMES;
    }

    static RulesDraft draft(MultiValueMap<String, String> fields) {
        return new RulesDraft(
                number(fields, "surety"),
                number(fields, "untouchedMinutes"),
                fields.containsKey("onShift"),
                fields.containsKey("byRegion"),
                fields.containsKey("byLanguage"),
                rows(row -> topic(fields, "t." + row + ".")),
                rows(row -> requirement(fields, "q." + row + ".")),
                number(fields, "version"));
    }

    private static <R> List<R> rows(IntFunction<@Nullable R> row) {
        var found = new ArrayList<R>();
        for (int i = 0; i < MOST_ROWS; i++) {
            var one = row.apply(i);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /// A row without a topic is an empty one.
    private static @Nullable TopicRule topic(MultiValueMap<String, String> fields, String row) {
        var topic = text(fields, row + "topic");
        return topic.isEmpty()
                ? null
                : new TopicRule(
                        topic,
                        list(text(fields, row + "words")),
                        text(fields, row + "skill"),
                        Objects.requireNonNullElse(number(fields, row + "level"), 1));
    }

    private static @Nullable Requirement requirement(
            MultiValueMap<String, String> fields, String row) {
        var name = text(fields, row + "name");
        return name.isEmpty()
                ? null
                : new Requirement(
                        name,
                        text(fields, row + "field"),
                        named(Requirement.Match.values(), text(fields, row + "match")),
                        text(fields, row + "value"),
                        text(fields, row + "trait"),
                        named(Requirement.Proof.values(), text(fields, row + "proof")),
                        text(fields, row + "wanted"));
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\n]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    static String text(MultiValueMap<String, String> fields, String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
    }

    static @Nullable Integer number(MultiValueMap<String, String> fields, String name) {
        var text = text(fields, name);
        return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /// The first where none is named.
    private static <E extends Enum<E>> E named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst().orElse(all[0]);
    }
}
