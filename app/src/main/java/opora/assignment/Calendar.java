package opora.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When somebody works: the hours of their week, in their zone, without the times they are away.
/// Every answer follows from these alone.
public record Calendar(ZoneId zone, Week week, List<Absence> absences) {
    private static final Duration STEP = Duration.ofDays(14);
    private static final Duration FARTHEST = Duration.ofDays(400);

    public Calendar {
        absences = List.copyOf(absences);
    }

    boolean absentAt(Instant at) {
        return absences.stream().anyMatch(absence -> absence.interval().contains(at));
    }

    boolean worksAt(Instant at) {
        return !worked(at, at.plusMillis(1)).isZero();
    }

    /// How long somebody works between two moments.
    Duration worked(Instant from, Instant to) {
        return open(new Interval(from, to)).stream()
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// The moment until which somebody has worked so long; none within a year when they hardly ever
    /// work.
    Optional<Instant> after(Instant from, Duration work) {
        var left = work;
        for (var at = from; at.isBefore(from.plus(FARTHEST)); at = at.plus(STEP)) {
            for (var open : open(new Interval(at, at.plus(STEP)))) {
                if (open.length().compareTo(left) >= 0) {
                    return Optional.of(open.begin().plus(left));
                }
                left = left.minus(open.length());
            }
        }
        return Optional.empty();
    }

    /// When they work next, or go on working.
    Optional<Instant> nextStart(Instant from) {
        return after(from, Duration.ofMillis(1)).map(moment -> moment.minusMillis(1));
    }

    /// The working times inside a frame, in order.
    List<Interval> open(Interval frame) {
        if (frame.empty() || week.none()) {
            return List.of();
        }
        var found = new ArrayList<Interval>();
        var last = frame.end().atZone(zone).toLocalDate();
        // what began the day before may last over midnight
        var day = frame.begin().atZone(zone).toLocalDate().minusDays(1);
        while (!day.isAfter(last)) {
            for (var span : week.of(day.getDayOfWeek())) {
                found.add(span.on(day, zone).within(frame));
            }
            day = day.plusDays(1);
        }
        var open = Interval.merged(found);
        for (var absence : absences) {
            open = open.stream().flatMap(one -> one.without(absence.interval()).stream()).toList();
        }
        return open;
    }
}
