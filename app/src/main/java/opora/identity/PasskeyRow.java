package opora.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of somebody's passkeys.
///
/// @param id in hexadecimal
public record PasskeyRow(String id, String name, Instant addedAt, @Nullable Instant usedAt) {}
