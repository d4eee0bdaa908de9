package opora.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opora.rules.EventField.Kind;
import opora.shell.Declared;
import opora.shell.Flaw;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;

/// What is wrong with a draft, by the schema of its event.
final class RuleCheck {
    private static final int LONGEST = 100;
    private static final int MOST = 20;
    static final Set<String> RIGHTS = Declared.in("rights").keySet();

    private final RuleDraft draft;
    private final EventFields event;
    private final Set<String> webhooks;
    private final List<Flaw> flaws = new ArrayList<>();

    private RuleCheck(RuleDraft draft, EventFields event, Set<String> webhooks) {
        this.draft = draft;
        this.event = event;
        this.webhooks = webhooks;
    }

    /// @param template the one it names, if there is such a one
    static List<Flaw> flaws(
            RuleDraft draft, EventFields event, @Nullable Template template, Set<String> webhooks) {
        var check = new RuleCheck(draft, event, webhooks);
        check.whole(template);
        check.conditions();
        check.recipients();
        return check.flaws;
    }

    private void whole(@Nullable Template template) {
        var name = draft.name() == null ? "" : draft.name().strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            add("name", "rules.flaw.name", LONGEST);
        }
        if (draft.kind() == null) {
            add("kind", "problem.missing");
        }
        if (draft.timing() == null) {
            add("timing", "problem.missing");
        }
        if (draft.ways().isEmpty()) {
            add("channels", "rules.flaw.channels");
        }
        var named = draft.told().stream().anyMatch(one -> one.kind() == Recipient.Kind.WEBHOOK);
        if (named != draft.ways().contains(Way.WEBHOOK)) {
            add("channels", named ? "rules.flaw.way" : "rules.flaw.way.nowhere");
        }
        if (draft.language() != null && !Texts.LANGUAGES.contains(draft.language())) {
            add("language", "rules.flaw.language");
        }
        if (template == null || !template.eventType().equals(event.type())) {
            add("templateId", "rules.flaw.template", event.name());
        }
    }

    private void conditions() {
        var rows = draft.asked().rows();
        if (rows.size() > MOST) {
            add("conditions", "rules.flaw.many", MOST);
        }
        for (int i = 0; i < rows.size(); i++) {
            condition("conditions[" + i + "]", rows.get(i).condition());
        }
    }

    private void condition(String place, Condition condition) {
        var field = event.at(String.valueOf(condition.field())).orElse(null);
        if (field == null) {
            add(place, "rules.flaw.field", condition.field(), event.name(), event.paths());
        } else if (condition.operator() == null || !condition.operator().fits(field.kind())) {
            add(place, "rules.flaw.operator", field.path());
        } else if (condition.operator().takesValue()) {
            value(place, condition, field);
        }
    }

    private void value(String place, Condition condition, EventField field) {
        var words =
                condition.operator() == Condition.Operator.IN
                        ? condition.words().toList()
                        : List.of(String.valueOf(condition.value()).strip());
        if (words.isEmpty() || words.contains("")) {
            add(place, "rules.flaw.value");
        }
        for (var word : words) {
            if (field.kind() == Kind.NUMBER && !Condition.isNumber(word)) {
                add(place, "rules.flaw.number", word);
            } else if (field.kind() == Kind.TIME && !isTime(word)) {
                add(place, "rules.flaw.time", word);
            } else if (!field.choices().isEmpty()
                    && condition.operator() != Condition.Operator.CONTAINS
                    && field.choices().stream().noneMatch(word::equalsIgnoreCase)) {
                add(place, "rules.flaw.choice", word, String.join(", ", field.choices()));
            }
        }
    }

    private static boolean isTime(String word) {
        try {
            Instant.parse(word);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void recipients() {
        if (draft.told().isEmpty()) {
            add("recipients", "rules.flaw.recipients");
        }
        if (draft.told().size() > MOST) {
            add("recipients", "rules.flaw.many", MOST);
        }
        for (int i = 0; i < draft.told().size(); i++) {
            recipient("recipients[" + i + "]", draft.told().get(i));
        }
    }

    private void recipient(String place, Recipient recipient) {
        var value = recipient.value() == null ? "" : recipient.value().strip();
        if (recipient.kind() == null || value.isEmpty() || value.length() > LONGEST) {
            add(place, "rules.flaw.recipient");
            return;
        }
        switch (recipient.kind()) {
            case FIELD -> {
                if (event.at(value).filter(field -> field.kind() == Kind.TEXT).isEmpty()) {
                    add(place, "rules.flaw.field", value, event.name(), event.paths());
                }
            }
            case ADDRESS -> {
                if (!value.matches("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+")) {
                    add(place, "rules.flaw.address", value);
                }
            }
            case WEBHOOK -> {
                if (!webhooks.contains(value)) {
                    add(place, "rules.flaw.webhook", String.join(", ", webhooks));
                }
            }
            case RIGHT -> {
                if (!RIGHTS.contains(value)) {
                    add(place, "rules.flaw.right", value);
                }
            }
            case ROLE, QUEUE -> {
                if (!value.matches("[\\p{L}\\p{N}._ -]+")) {
                    add(place, "rules.flaw.recipient");
                }
            }
        }
    }

    private void add(String field, String key, Object... values) {
        flaws.add(Flaw.of(field, key, values));
    }
}
