package opora.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as staff sees it.
///
/// @param blockedAt since when it is kept out
/// @param closed whether its owner is erased
/// @param lockedUntil until when wrong passwords keep it out
public record AccountRow(
        String username,
        String email,
        String source,
        Instant registeredAt,
        @Nullable Instant blockedAt,
        @Nullable Instant lockedUntil,
        boolean closed,
        List<String> roles) {
    public boolean blocked() {
        return blockedAt != null;
    }

    public boolean locked() {
        return lockedUntil != null;
    }
}
