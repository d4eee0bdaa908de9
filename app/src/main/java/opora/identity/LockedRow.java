package opora.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account that cannot sign in for now.
public record LockedRow(String username, int wrong, @Nullable Instant until) {}
