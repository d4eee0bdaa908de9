package opora.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When somebody does not want to be disturbed, by the clock where they live. Over midnight where
/// the end comes before the beginning; never where both are the same.
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    static QuietHours of(@Nullable LocalTime from, @Nullable LocalTime to, ZoneId zone) {
        return from == null || to == null
                ? new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone)
                : new QuietHours(from, to, zone);
    }

    /// That moment, or the end of the quiet hours it lies in.
    Instant awake(Instant moment) {
        var here = moment.atZone(zone);
        if (!quiet(here.toLocalTime())) {
            return moment;
        }
        var end = here.toLocalDate().atTime(to).atZone(zone);
        return (end.isAfter(here) ? end : here.toLocalDate().plusDays(1).atTime(to).atZone(zone))
                .toInstant();
    }

    private boolean quiet(LocalTime now) {
        return from.isBefore(to)
                ? !now.isBefore(from) && now.isBefore(to)
                : to.isBefore(from) && (!now.isBefore(from) || now.isBefore(to));
    }
}
