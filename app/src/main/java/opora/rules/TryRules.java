package opora.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows what a rule would do, before anybody saves it. Nothing is sent.
@Component
class TryRules {
    private final EventCatalogue events;
    private final WriteNotices notices;
    private final AllTemplates templates;

    TryRules(EventCatalogue events, WriteNotices notices, AllTemplates templates) {
        this.events = events;
        this.notices = notices;
        this.templates = templates;
    }

    /// @param draft without flaws
    Trial of(RuleDraft draft, @Nullable String event) throws BadWording {
        var past = events.past(draft.typed());
        var chosen = chosen(past, event);
        var rule = rule(draft);
        var applies = rule.conditions().hold(chosen.facts());
        return new Trial(past, chosen, applies, applies ? written(rule, chosen) : List.of());
    }

    private List<Notice> written(Rule rule, Past chosen) throws BadWording {
        var template = templates.find(rule.templateId()).orElseThrow();
        var fields = events.fields(rule.eventType()).orElseThrow();
        return notices.of(rule, template, fields, chosen.facts());
    }

    static Past chosen(List<Past> past, @Nullable String id) {
        return past.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(past::getFirst);
    }

    private static Rule rule(RuleDraft draft) {
        return new Rule(
                0,
                0,
                Optional.ofNullable(draft.name()).orElse(""),
                draft.typed(),
                Objects.requireNonNull(draft.kind()),
                draft.asked(),
                draft.told(),
                draft.ways(),
                Objects.requireNonNull(draft.templateId()),
                draft.language(),
                Objects.requireNonNull(draft.timing()),
                draft.last(),
                true,
                Instant.EPOCH,
                0);
    }
}
