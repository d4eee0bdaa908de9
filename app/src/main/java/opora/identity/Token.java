package opora.identity;

import java.time.Instant;

/// A signed token and when it ends.
record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
