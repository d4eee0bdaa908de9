package opora.portal;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;

/// Where a page of tickets ended. Pages stay right while new ones arrive on top.
record Cursor(Instant at, String id) {
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    static Cursor after(OwnTicket last) {
        return new Cursor(last.createdAt(), last.requestId());
    }

    Timestamp timestamp() {
        return Timestamp.from(at);
    }

    String text() {
        return at + "_" + id;
    }

    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var line = text.indexOf('_');
            var id = text.substring(line + 1);
            if (id.matches("[0-9A-Za-z-]{1,100}")) {
                return new Cursor(Instant.parse(text.substring(0, line)), id);
            }
            throw new IllegalArgumentException(id);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new FlawedRequest(List.of(Flaw.of("cursor", "problem.cursor")));
        }
    }
}
