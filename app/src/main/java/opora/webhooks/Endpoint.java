package opora.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address outside that events are brought to.
///
/// @param types the events it wants, by their full names
/// @param since when it began to want them; earlier ones are none of its business
/// @param lastNumber of the last event kept for it
/// @param takenNumber of the last one it took
/// @param reason of the latest failure
public record Endpoint(
        long id,
        String name,
        String url,
        List<String> types,
        Instant since,
        long lastNumber,
        long takenNumber,
        int attempts,
        @Nullable Instant failingSince,
        @Nullable String reason,
        Instant nextAt,
        @Nullable Instant pausedAt,
        int version) {

    public long waiting() {
        return lastNumber - takenNumber;
    }

    public boolean paused() {
        return pausedAt != null;
    }

    public String state() {
        if (paused()) {
            return "paused";
        }
        return failingSince == null ? "good" : "failing";
    }

    public String tone() {
        return switch (state()) {
            case "paused" -> "bad";
            case "failing" -> "wait";
            default -> "good";
        };
    }
}
