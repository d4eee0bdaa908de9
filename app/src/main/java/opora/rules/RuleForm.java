package opora.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import opora.rules.Condition.Operator;
import opora.rules.Conditions.Joined;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The page of one rule as somebody filled it in.
///
/// @param id null for a new one
/// @param templates those of its event
/// @param blanks how many empty rows are offered
public record RuleForm(
        @Nullable Long id,
        EventFields event,
        RuleDraft draft,
        List<Template> templates,
        List<Flaw> flaws,
        int blanks,
        @Nullable Trial trial) {
    private static final int MOST_ROWS = 30;

    public String path() {
        return id == null ? "/rules/new" : "/rules/" + id;
    }

    public List<Joined> conditions() {
        return draft.asked().rows();
    }

    public List<Recipient> recipients() {
        return draft.told();
    }

    public boolean has(Channel channel) {
        return draft.ways().contains(channel);
    }

    RuleForm with(List<Flaw> others) {
        return new RuleForm(id, event, draft, templates, others, blanks, trial);
    }

    RuleForm with(Trial shown) {
        return new RuleForm(id, event, draft, templates, flaws, blanks, shown);
    }

    static RuleDraft draft(MultiValueMap<String, String> fields) {
        return new RuleDraft(
                fields.getFirst("name"),
                fields.getFirst("eventType"),
                named(Kind.values(), fields.getFirst("kind")),
                Conditions.of(rows(i -> condition(fields, "c." + i + "."))),
                rows(i -> recipient(fields, "r." + i + ".")),
                Stream.ofNullable(fields.get("channels"))
                        .flatMap(List::stream)
                        .flatMap(name -> Stream.ofNullable(named(Channel.values(), name)))
                        .toList(),
                number(fields.getFirst("templateId")),
                blankToNull(fields.getFirst("language")),
                named(Timing.values(), fields.getFirst("timing")),
                fields.containsKey("last"),
                fields.containsKey("active"),
                version(fields.getFirst("version")));
    }

    private static <R> List<R> rows(Function<Integer, @Nullable R> row) {
        var found = new ArrayList<R>();
        for (int i = 0; i < MOST_ROWS; i++) {
            var one = row.apply(i);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /// A row without a field is an empty one.
    private static @Nullable Joined condition(MultiValueMap<String, String> fields, String row) {
        var field = text(fields, row + "field");
        var operator = named(Operator.values(), text(fields, row + "operator"));
        return field.isEmpty() || operator == null
                ? null
                : new Joined(
                        text(fields, row + "join").equals("or"),
                        new Condition(field, operator, text(fields, row + "value")));
    }

    private static @Nullable Recipient recipient(MultiValueMap<String, String> fields, String row) {
        var kind = named(Recipient.Kind.values(), text(fields, row + "kind"));
        var value = text(fields, row + "value");
        return kind == null || value.isEmpty() ? null : new Recipient(kind, value);
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        var typed = fields.getFirst(name);
        return typed == null ? "" : typed.strip();
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
        for (var one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable Integer version(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
