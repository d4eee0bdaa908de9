package opora.notifications;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One delivery, with what became of it.
///
/// @param reason of the latest failure
/// @param about the rule, the template's version and the event it came from; empty for what other
///   contexts asked for by themselves
public record DeliveryRow(
        long position,
        String id,
        String username,
        String channel,
        @Nullable String kind,
        String language,
        String subject,
        String content,
        String state,
        int attempts,
        @Nullable String reason,
        String causation,
        String correlation,
        Instant createdAt,
        Instant nextAt,
        @Nullable Instant finishedAt,
        Map<String, String> about) {

    public String tone() {
        return switch (state) {
            case "sent", "gathered" -> "good";
            case "failed", "uncertain" -> "bad";
            case "declined" -> "";
            default -> "wait";
        };
    }

    public boolean open() {
        return finishedAt == null;
    }

    public @Nullable String told(String name) {
        return about.get(name);
    }
}
