package opora.backbone;

import org.jspecify.annotations.Nullable;

/// Bytes that are no event we can read: cut short, garbled, of another type, or refused by the
/// record itself.
public final class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String message) {
        super(message);
    }

    public UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
