package opora.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The key that makes a request happen once, however often it is sent.
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    /// Says of an answer whether it had been given before.
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /// The key in a header's value, with or without the quotes that the draft asks for; refuses a
    /// request without one.
    public static String of(@Nullable String header) {
        var text = header == null ? "" : header.strip();
        var quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        var key = quoted ? text.substring(1, text.length() - 1) : text;
        if (key.isBlank()) {
            throw new Refused(HttpStatus.BAD_REQUEST, "problem.key.missing");
        }
        if (key.length() > LONGEST || !key.chars().allMatch(sign -> sign >= ' ' && sign < 127)) {
            throw new Refused(HttpStatus.BAD_REQUEST, "problem.key.bad");
        }
        return key;
    }
}
