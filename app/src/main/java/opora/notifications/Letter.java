package opora.notifications;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A letter in the courier's hands.
///
/// @param position its place in the line of all letters
/// @param attempts how often a server has put it off
/// @param channel the way it goes, as on the wire
/// @param thread the number of the ticket it is about, and its tag once it is on its way; null for
///   all others
/// @param kind what it is about; null for the letters of orders
/// @param doubts how often it may have gone out without our knowing
/// @param files that go with it, as [Carried] writes them
record Letter(
        long position,
        String id,
        String requestId,
        String username,
        String type,
        String recipient,
        String language,
        String subject,
        String content,
        int attempts,
        int doubts,
        Instant createdAt,
        String correlation,
        String causation,
        @Nullable String trace,
        @Nullable String kind,
        String channel,
        @Nullable String thread,
        @Nullable String files) {

    /// All that is read of it.
    String words() {
        return subject + "\n" + content + "\n" + Objects.requireNonNullElse(files, "");
    }

    Letter with(String words) {
        return with(subject, words);
    }

    Letter with(String title, String words) {
        return with(title, words, thread, files);
    }

    Letter tagged(@Nullable String tag) {
        return with(subject, content, tag, files);
    }

    Letter carrying(@Nullable String open) {
        return with(subject, content, thread, open);
    }

    private Letter with(
            String title, String words, @Nullable String other, @Nullable String carried) {
        return new Letter(
                position,
                id,
                requestId,
                username,
                type,
                recipient,
                language,
                title,
                words,
                attempts,
                doubts,
                createdAt,
                correlation,
                causation,
                trace,
                kind,
                channel,
                other,
                carried);
    }

    /// The same for every try, so that whoever receives it twice can tell.
    String messageId() {
        return "<" + id + "@opora>";
    }
}
