package opora.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What the clock on the wall shows, as a moment. Later on the clock is never earlier in time: an
/// hour that is left out in spring is no time at all, and one that comes twice in autumn is meant
/// when it comes first.
final class WallClock {
    private WallClock() {}

    static Instant instant(LocalDate date, int minutes, ZoneId zone) {
        var shown = date.atStartOfDay().plusMinutes(minutes);
        var jump = zone.getRules().getTransition(shown);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : shown.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
