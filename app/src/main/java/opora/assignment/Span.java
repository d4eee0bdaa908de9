package opora.assignment;

import java.time.LocalDate;
import java.time.ZoneId;

/// A part of a day in which somebody works, in minutes from its midnight; one that ends past the
/// next midnight belongs to the day it begins on.
public record Span(int from, int to) {
    static final int DAY = 24 * 60;

    boolean sound() {
        return from >= 0 && from < DAY && to > from && to <= from + DAY;
    }

    Interval on(LocalDate date, ZoneId zone) {
        return new Interval(WallClock.instant(date, from, zone), WallClock.instant(date, to, zone));
    }
}
