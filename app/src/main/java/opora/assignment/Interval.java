package opora.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of time; its end is no longer part of it.
record Interval(Instant begin, Instant end) {
    boolean empty() {
        return !begin.isBefore(end);
    }

    boolean contains(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }

    Duration length() {
        return empty() ? Duration.ZERO : Duration.between(begin, end);
    }

    Interval within(Interval frame) {
        return new Interval(later(begin, frame.begin), earlier(end, frame.end));
    }

    /// What is left of it.
    List<Interval> without(Interval hole) {
        return java.util.stream.Stream.of(
                        new Interval(begin, earlier(end, hole.begin)),
                        new Interval(later(begin, hole.end), end))
                .filter(part -> !part.empty())
                .toList();
    }

    /// The same time, each moment once and in order.
    static List<Interval> merged(List<Interval> some) {
        var all = new ArrayList<Interval>();
        some.stream()
                .filter(one -> !one.empty())
                .sorted(Comparator.comparing(Interval::begin))
                .forEach(
                        one -> {
                            if (!all.isEmpty() && !one.begin.isAfter(all.getLast().end)) {
                                var last = all.removeLast();
                                all.add(new Interval(last.begin, later(last.end, one.end)));
                            } else {
                                all.add(one);
                            }
                        });
        return all;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
