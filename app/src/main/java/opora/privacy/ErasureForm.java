package opora.privacy;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whom staff wants erased, and why.
public record ErasureForm(@Nullable String username, @Nullable String reason) {
    static ErasureForm empty() {
        return new ErasureForm("", "");
    }

    public String typedName() {
        return text(username).toLowerCase(Locale.ROOT);
    }

    public String typedReason() {
        return text(reason);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\u0000", "").strip();
    }
}
