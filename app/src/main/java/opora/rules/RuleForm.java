package opora.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import opora.rules.Condition.Operator;
import opora.rules.Conditions.Joined;
import opora.shell.Flaw;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The page of one rule as somebody filled it in.
///
/// @param id null for a new one
/// @param templates those of its event
/// @param webhooks what they are called, by their identifiers
/// @param blanks how many empty rows are offered
public record RuleForm(
        @Nullable Long id,
        EventFields event,
        RuleDraft draft,
        List<Template> templates,
        Map<String, String> webhooks,
        List<Flaw> flaws,
        int blanks,
        @Nullable Trial trial) {
    private static final int MOST_ROWS = 30;

    public String path() {
        return id == null ? "/rules/new" : "/rules/" + id;
    }

    public Set<String> rights() {
        return RuleCheck.RIGHTS;
    }

    public List<Joined> conditions() {
        return draft.asked().rows();
    }

    public List<Recipient> recipients() {
        return draft.told();
    }

    public boolean has(Way channel) {
        return draft.ways().contains(channel);
    }

    /// With more empty rows.
    RuleForm longer() {
        return new RuleForm(id, event, draft, templates, webhooks, List.of(), blanks + 3, null);
    }

    RuleForm with(List<Flaw> others) {
        return new RuleForm(id, event, draft, templates, webhooks, others, blanks, trial);
    }

    RuleForm with(RuleDraft other) {
        return new RuleForm(id, event, other, templates, webhooks, flaws, blanks, trial);
    }

    /// A draft of this rule by the words of the page.
    Map<String, String> told(RuleDraft other, Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("rules.name"), Objects.requireNonNullElse(other.name(), "").strip());
        told.put(frame.text("rules.active.label"), frame.yes(other.active()));
        told.put(frame.text("rules.last"), frame.yes(other.last()));
        told.put(
                frame.text("rules.conditions"),
                lines(other.asked().rows(), one -> row(one, frame)));
        told.put(
                frame.text("rules.recipients"),
                lines(
                        other.told(),
                        one -> frame.text("rules.recipient." + one.kind()) + ": " + one.value()));
        told.put(
                frame.text("rules.channels"),
                lines(other.ways().stream().sorted().toList(), one -> frame.text(one.words())));
        told.put(frame.text("rules.template"), templateOf(other));
        told.put(frame.text("rules.kind"), frame.text("notices.kind." + other.kind()));
        told.put(
                frame.text("rules.language"),
                frame.text(
                        other.language() == null
                                ? "rules.language.own"
                                : "shell.language." + other.language()));
        told.put(frame.text("rules.timing"), frame.text("rules.timing." + other.timing()));
        return told;
    }

    private String templateOf(RuleDraft other) {
        return templates.stream()
                .filter(one -> Objects.equals(one.id(), other.templateId()))
                .map(Template::name)
                .findFirst()
                .orElse("");
    }

    private static String row(Joined row, Frame frame) {
        var one = row.condition();
        return frame.text(row.or() ? "rules.or" : "rules.and")
                + " "
                + String.join(
                        " ",
                        one.field(),
                        frame.text("rules.operator." + one.operator()),
                        one.operator().takesValue() ? one.value() : "");
    }

    private static <R> String lines(List<R> all, Function<R, String> line) {
        return all.stream().map(line).map(String::strip).collect(Collectors.joining("\n"));
    }

    RuleForm with(Trial shown) {
        return new RuleForm(id, event, draft, templates, webhooks, flaws, blanks, shown);
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
                        .flatMap(name -> Stream.ofNullable(named(Way.values(), name)))
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
