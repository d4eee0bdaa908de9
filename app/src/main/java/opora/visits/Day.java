package opora.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An expert's visits, as they stand on one page.
///
/// @param today with those that are late
/// @param open those without a time
public record Day(
        List<Visit> today, List<Visit> open, List<Visit> later, List<Visit> done, String map) {
    static Day of(List<Visit> visits, LocalDate day, ZoneId zone, String map) {
        return new Day(
                some(visits, one -> !one.over() && !isLater(one, day, zone)),
                some(visits, one -> !one.over() && one.plannedAt() == null),
                some(visits, one -> !one.over() && isAfter(one.plannedAt(), day, zone)),
                some(visits, Visit::over),
                map);
    }

    private static boolean isLater(Visit visit, LocalDate day, ZoneId zone) {
        return visit.plannedAt() == null || isAfter(visit.plannedAt(), day, zone);
    }

    private static boolean isAfter(@Nullable Instant planned, LocalDate day, ZoneId zone) {
        return planned != null && planned.atZone(zone).toLocalDate().isAfter(day);
    }

    private static List<Visit> some(List<Visit> visits, Predicate<Visit> which) {
        return visits.stream().filter(which).toList();
    }

    public boolean empty() {
        return today.isEmpty() && open.isEmpty() && later.isEmpty() && done.isEmpty();
    }
}
