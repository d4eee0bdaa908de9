package opora.identity;

import java.time.Instant;

/// A signed token and when it ends.
///
/// @param session what it belongs to
record Token(String session, String value, Instant expiresAt) {
    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
