package opora.tickets;

import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;

/// Where a page of a list ended.
record Place(int rank, long number) {
    static Place after(Line last) {
        return new Place(last.priority().rank(), last.number());
    }

    String text() {
        return rank + "-" + number;
    }

    static @Nullable Place parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d-\\d{1,18}")) {
            throw new FlawedRequest(List.of(Flaw.of("cursor", "problem.cursor")));
        }
        return new Place(text.charAt(0) - '0', Long.parseLong(text.substring(2)));
    }
}
