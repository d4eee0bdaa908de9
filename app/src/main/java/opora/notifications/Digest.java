package opora.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import opora.notifications.NotificationRequested.Timing;

/// How often somebody wants to hear of several things at once.
public enum Digest {
    NONE,
    HOURLY,
    DAILY;

    static final LocalTime MORNING = LocalTime.of(9, 0);

    /// Whichever of the two comes more seldom.
    Digest and(Timing timing) {
        var asked =
                switch (timing) {
                    case AT_ONCE, AWAKE -> NONE;
                    case HOURLY -> HOURLY;
                    case DAILY -> DAILY;
                };
        return compareTo(asked) > 0 ? this : asked;
    }

    /// When the next one is due after that moment.
    Instant next(Instant moment, ZoneId zone) {
        return switch (this) {
            case NONE -> moment;
            case HOURLY -> moment.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            case DAILY -> {
                var here = moment.atZone(zone);
                var today = here.toLocalDate().atTime(MORNING).atZone(zone);
                yield (today.isAfter(here)
                                ? today
                                : here.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone))
                        .toInstant();
            }
        };
    }
}
