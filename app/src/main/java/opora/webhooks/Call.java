package opora.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as an endpoint gets it.
///
/// @param number without gaps for each endpoint
public record Call(
        long number,
        String eventId,
        String eventType,
        String body,
        Instant keptAt,
        @Nullable Instant takenAt) {
    /// As it is sent: what is personal stays sealed here, and is opened on its way out.
    Call with(String opened) {
        return new Call(number, eventId, eventType, opened, keptAt, takenAt);
    }

    public String eventName() {
        return eventType.substring(eventType.lastIndexOf('.') + 1);
    }
}
