package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Week ALWAYS =
            new Week(Collections.nCopies(7, List.of(new Span(0, Span.DAY))));

    @Example
    void worksInItsHours() {
        var calendar = new Calendar(BERLIN, Week.USUAL, List.of());
        assertThat(calendar.worksAt(at("2026-03-02T09:00"))).isTrue();
        assertThat(calendar.worksAt(at("2026-03-02T13:30"))).isFalse();
        assertThat(calendar.worksAt(at("2026-03-02T18:00"))).isFalse();
        assertThat(calendar.worksAt(at("2026-03-01T10:00"))).isFalse();
    }

    @Example
    void countsWorkOverLunchNightAndWeekend() {
        var calendar = new Calendar(BERLIN, Week.USUAL, List.of());
        assertThat(calendar.after(at("2026-02-27T17:00"), Duration.ofHours(6)))
                .contains(at("2026-03-02T15:00"));
    }

    @Example
    void aShiftOverMidnightBelongsToTheDayItBeginsOn() {
        var friday = new ArrayList<>(Collections.nCopies(7, List.<Span>of()));
        friday.set(4, Week.parse("22:00-6:00").orElseThrow());
        var calendar = new Calendar(BERLIN, new Week(friday), List.of());
        assertThat(calendar.worksAt(at("2026-03-07T05:59"))).isTrue();
        assertThat(calendar.worksAt(at("2026-03-06T05:00"))).isFalse();
        assertThat(calendar.worked(at("2026-03-06T00:00"), at("2026-03-08T00:00")))
                .isEqualTo(Duration.ofHours(8));
    }

    @Example
    void theHourThatIsLeftOutInSpringIsNoWorkAndTheOneThatComesTwiceIs() {
        var night = new Week(Collections.nCopies(7, Week.parse("1:00-4:00").orElseThrow()));
        var calendar = new Calendar(BERLIN, night, List.of());
        assertThat(calendar.worked(at("2026-03-29T00:00"), at("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(calendar.worked(at("2026-10-25T00:00"), at("2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(4));
    }

    @Example
    void whoNeverWorksIsNeverDone() {
        var calendar = new Calendar(BERLIN, Week.EMPTY, List.of());
        assertThat(calendar.after(BEGIN, Duration.ofMinutes(1))).isEmpty();
        assertThat(calendar.nextStart(BEGIN)).isEmpty();
    }

    @Example
    void readsDaysAsPeopleWriteThem() {
        assertThat(Week.parse("14–18, 9:00 - 13:30").map(Week::text))
                .contains("09:00–13:30, 14:00–18:00");
        assertThat(Week.parse("22:00-06:00").map(Week::text)).contains("22:00–06:00");
        assertThat(Week.parse("0-24").map(Week::text)).contains("00:00–24:00");
        assertThat(Week.parse("")).contains(List.of());
        for (var wrong : List.of("9", "9:60-10", "25-26", "9-12, 11-13", "nine to five")) {
            assertThat(Week.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Property(tries = 300)
    void afterIsWhereThatMuchWorkIsDone(
            @ForAll("calendars") Calendar calendar, @ForAll("moments") Instant from) {
        var work = Duration.ofMinutes(377);
        calendar.after(from, work)
                .ifPresent(
                        end -> {
                            assertThat(calendar.worked(from, end)).isEqualTo(work);
                            assertThat(calendar.worksAt(end.minusMillis(1))).isTrue();
                        });
    }

    @Property(tries = 300)
    void workAddsUp(
            @ForAll("calendars") Calendar calendar,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other) {
        var from = one.isBefore(other) ? one : other;
        var middle = one.isBefore(other) ? other : one;
        var to = middle.plus(Duration.ofDays(3));
        assertThat(calendar.worked(from, middle).plus(calendar.worked(middle, to)))
                .isEqualTo(calendar.worked(from, to));
        assertThat(calendar.worked(from, to)).isLessThanOrEqualTo(Duration.between(from, to));
    }

    @Property(tries = 100)
    void aroundTheClockIsAllTheTimeOnEveryClock(
            @ForAll("zones") ZoneId zone, @ForAll("moments") Instant from) {
        var to = from.plus(Duration.ofDays(9));
        assertThat(new Calendar(zone, ALWAYS, List.of()).worked(from, to))
                .isEqualTo(Duration.ofDays(9));
        var halves = List.of(new Span(0, 150), new Span(150, Span.DAY));
        var split = new Week(Collections.nCopies(7, halves));
        assertThat(new Calendar(zone, split, List.of()).worked(from, to))
                .isEqualTo(Duration.ofDays(9));
    }

    @Property(tries = 200)
    void nobodyWorksWhileAway(
            @ForAll("calendars") Calendar calendar, @ForAll("moments") Instant from) {
        var to = from.plus(Duration.ofHours(50));
        var away =
                new Calendar(
                        calendar.zone(), calendar.week(), List.of(new Absence(1, from, to, "")));
        assertThat(away.worked(from, to)).isEqualTo(Duration.ZERO);
        assertThat(away.absentAt(from)).isTrue();
        assertThat(away.absentAt(to)).isFalse();
        var begin = from.minus(Duration.ofDays(2));
        var end = to.plus(Duration.ofDays(2));
        assertThat(away.worked(begin, end).plus(calendar.worked(from, to)))
                .isEqualTo(calendar.worked(begin, end));
    }

    @Provide
    Arbitrary<Calendar> calendars() {
        var spans =
                Arbitraries.of(
                        "", "9-18", "9-13, 14-18", "22-6", "0-24", "23:30-0:30, 2-3", "1-4, 4-5");
        var weeks =
                spans.list()
                        .ofSize(7)
                        .map(
                                days ->
                                        new Week(
                                                days.stream()
                                                        .map(day -> Week.parse(day).orElseThrow())
                                                        .toList()));
        return Combinators.combine(zones(), weeks)
                .as((zone, week) -> new Calendar(zone, week, List.of()));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "Europe/Moscow",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(365).toMinutes())
                .map(minutes -> BEGIN.plus(Duration.ofMinutes(minutes)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
