package opora.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.jspecify.annotations.Nullable;

/// Who is told what when something happens.
///
/// @param rank rules of one event are looked at in this order
/// @param last whether no later rule is looked at where this one applied
/// @param language `ru`, `en`, or null for the recipient's own
/// @param since when it was switched on; what happened before is none of its business
/// @param version counts its changes
public record Rule(
        long id,
        int rank,
        String name,
        String eventType,
        Kind kind,
        Conditions conditions,
        List<Recipient> recipients,
        List<Way> channels,
        long templateId,
        @Nullable String language,
        Timing timing,
        boolean last,
        boolean active,
        Instant since,
        int version) {

    public String eventName() {
        return eventType.substring(eventType.lastIndexOf('.') + 1);
    }

    Rule called(String other) {
        return new Rule(
                id,
                rank,
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
                since,
                version);
    }

    public Optional<String> fixedLanguage() {
        return Optional.ofNullable(language);
    }
}
