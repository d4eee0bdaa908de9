package opora.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of somebody's tokens for programs.
public record AccessTokenRow(
        String id, String name, List<String> scopes, Instant until, @Nullable Instant usedAt) {}
