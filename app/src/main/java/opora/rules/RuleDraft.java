package opora.rules;

import java.util.List;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.jspecify.annotations.Nullable;

/// What somebody wants a rule to be, not checked yet.
///
/// @param version of the rule they looked at; null for a new one
public record RuleDraft(
        @Nullable String name,
        @Nullable String eventType,
        @Nullable Kind kind,
        @Nullable Conditions conditions,
        @Nullable List<Recipient> recipients,
        @Nullable List<Way> channels,
        @Nullable Long templateId,
        @Nullable String language,
        @Nullable Timing timing,
        boolean last,
        boolean active,
        @Nullable Integer version) {

    static RuleDraft of(Rule rule) {
        return new RuleDraft(
                rule.name(),
                rule.eventType(),
                rule.kind(),
                rule.conditions(),
                rule.recipients(),
                rule.channels(),
                rule.templateId(),
                rule.language(),
                rule.timing(),
                rule.last(),
                rule.active(),
                rule.version());
    }

    RuleDraft called(@Nullable String other) {
        return new RuleDraft(
                other,
                eventType,
                kind,
                conditions,
                recipients,
                channels,
                templateId,
                language,
                timing,
                last,
                active,
                version);
    }

    RuleDraft asSeen(@Nullable Integer other) {
        return new RuleDraft(
                name,
                eventType,
                kind,
                conditions,
                recipients,
                channels,
                templateId,
                language,
                timing,
                last,
                active,
                other);
    }

    String typed() {
        return eventType == null ? "" : eventType;
    }

    Conditions asked() {
        return conditions == null || conditions.groups() == null ? Conditions.NONE : conditions;
    }

    List<Recipient> told() {
        return recipients == null ? List.of() : recipients;
    }

    List<Way> ways() {
        return channels == null ? List.of() : channels;
    }
}
