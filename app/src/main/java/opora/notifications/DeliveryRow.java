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
        String type,
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

    /// The key of what it is about.
    public String matter() {
        var ofOrder = !type.equals(NotificationType.OTHER.name());
        return kind != null
                ? "notices.kind." + kind
                : ofOrder ? "deliveries.letter" : "deliveries.letter.other";
    }

    /// How often somebody was asked to take it; those that put it off and the one that took it.
    public int tries() {
        return attempts + (state.equals("sent") || state.equals("failed") ? 1 : 0);
    }

    /// Whether it had to be brought to a server.
    public boolean travels() {
        return !channel.equals(NotificationRequested.Channel.BELL.wire());
    }

    public boolean open() {
        return finishedAt == null;
    }

    public @Nullable String told(String name) {
        return about.get(name);
    }
}
