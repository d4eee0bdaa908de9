package opora.tickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;

/// A moment that somebody names: an instant from a link, or what a form's clock shows.
final class Moment {
    private Moment() {}

    static Instant of(String text, ZoneId zone) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new FlawedRequest(List.of(Flaw.of("at", "desk.time")));
        }
    }
}
