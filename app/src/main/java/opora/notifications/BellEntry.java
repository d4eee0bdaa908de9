package opora.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that stands behind a person's bell.
public record BellEntry(
        long position,
        String kind,
        String subject,
        String content,
        Instant at,
        @Nullable Instant readAt) {
    BellEntry with(String title, String words) {
        return new BellEntry(position, kind, title, words, at, readAt);
    }

    public boolean unread() {
        return readAt == null;
    }
}
