package opora.gateway;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;

/// Where a page of orders ended. Pages stay right while new orders arrive on top.
record Cursor(Instant at, String id) {
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    static Cursor after(OrderView last) {
        return new Cursor(last.createdAt(), last.requestId());
    }

    Timestamp timestamp() {
        return Timestamp.from(at);
    }

    String text() {
        var plain = at + " " + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var space = plain.indexOf(' ');
            var id = plain.substring(space + 1);
            if (id.chars().allMatch(sign -> sign > ' ' && sign < 127)) {
                return new Cursor(Instant.parse(plain.substring(0, space)), id);
            }
            throw new IllegalArgumentException(id);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new FlawedRequest(List.of(Flaw.of("cursor", "problem.cursor")));
        }
    }
}
