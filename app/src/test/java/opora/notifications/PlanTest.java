package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import opora.notifications.NotificationRequested.Channel;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:30:00Z"); // 02:30 there

    @ParameterizedTest
    @CsvSource({
        // moment, from, to, zone, awake
        "2026-03-01T12:00:00Z,22:00,07:00,Europe/Moscow,2026-03-01T12:00:00Z",
        "2026-03-01T19:00:00Z,22:00,07:00,Europe/Moscow,2026-03-02T04:00:00Z",
        "2026-03-01T23:30:00Z,22:00,07:00,Europe/Moscow,2026-03-02T04:00:00Z",
        "2026-03-02T04:00:00Z,22:00,07:00,Europe/Moscow,2026-03-02T04:00:00Z",
        "2026-03-01T10:30:00Z,13:00,14:00,Europe/Moscow,2026-03-01T11:00:00Z",
        "2026-03-01T10:30:00Z,13:00,13:00,Europe/Moscow,2026-03-01T10:30:00Z",
        // the night in which clocks go forward, and the one in which they go back
        "2026-03-29T00:30:00Z,22:00,07:00,Europe/Berlin,2026-03-29T05:00:00Z",
        "2026-10-25T00:30:00Z,22:00,07:00,Europe/Berlin,2026-10-25T06:00:00Z",
        // an end that does not exist on that day
        "2026-03-29T00:30:00Z,22:00,02:30,Europe/Berlin,2026-03-29T01:30:00Z"
    })
    void quietHoursEndByTheClockWhereOneLives(
            Instant moment, LocalTime from, LocalTime to, ZoneId zone, Instant awake) {
        assertThat(new QuietHours(from, to, zone).awake(moment)).isEqualTo(awake);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,2026-03-01T23:30:00Z",
        "HOURLY,2026-03-02T00:00:00Z",
        "DAILY,2026-03-02T06:00:00Z"
    })
    void digestsComeByTheClockWhereOneLives(Digest digest, Instant next) {
        assertThat(digest.next(NIGHT, MOSCOW)).isEqualTo(next);
    }

    @Test
    void whatIsRequiredComesAtOnceAndCannotBeTurnedOff() {
        assertThat(plan(Kind.SECURITY, Channel.EMAIL, Timing.DAILY, sleeper(Digest.DAILY), true))
                .isEqualTo(new Plan("waiting", NIGHT, null));
    }

    @Test
    void whatIsNotWantedIsDeclined() {
        assertThat(
                        plan(Kind.NEWS, Channel.EMAIL, Timing.AT_ONCE, sleeper(Digest.NONE), true)
                                .state())
                .isEqualTo("declined");
    }

    @Test
    void theBellDisturbsNobody() {
        assertThat(plan(Kind.NEWS, Channel.BELL, Timing.DAILY, sleeper(Digest.DAILY), false))
                .isEqualTo(new Plan("sent", NIGHT, null));
    }

    @Test
    void theRestWaitsForTheMorning() {
        var morning = Instant.parse("2026-03-02T04:00:00Z");
        assertThat(plan(Kind.NEWS, Channel.EMAIL, Timing.AWAKE, sleeper(Digest.NONE), false))
                .isEqualTo(new Plan("waiting", morning, null));
        assertThat(plan(Kind.NEWS, Channel.TEXT, Timing.AWAKE, sleeper(Digest.DAILY), false))
                .isEqualTo(new Plan("waiting", morning, null));
        assertThat(plan(Kind.NEWS, Channel.EMAIL, Timing.AT_ONCE, sleeper(Digest.NONE), false))
                .isEqualTo(new Plan("waiting", NIGHT, null));
    }

    @Test
    void digestsAreTheRuleOrThePersonsWishWhicheverIsRarer() {
        var nine = Instant.parse("2026-03-02T06:00:00Z");
        assertThat(plan(Kind.NEWS, Channel.EMAIL, Timing.DAILY, sleeper(Digest.HOURLY), false))
                .isEqualTo(new Plan("held", NIGHT, nine));
        assertThat(plan(Kind.NEWS, Channel.EMAIL, Timing.AWAKE, sleeper(Digest.DAILY), false))
                .isEqualTo(new Plan("held", NIGHT, nine));
        assertThat(plan(Kind.NEWS, Channel.EMAIL, Timing.HOURLY, sleeper(Digest.NONE), false))
                .isEqualTo(new Plan("held", NIGHT, Instant.parse("2026-03-02T04:00:00Z")));
    }

    private static Plan plan(
            Kind kind, Channel channel, Timing timing, PersonHere person, boolean refused) {
        return Plan.of(kind, channel, timing, person, refused, NIGHT, ZoneId.of("UTC"));
    }

    private static PersonHere sleeper(Digest digest) {
        return new PersonHere(
                "anna",
                "",
                "",
                "",
                "ru",
                "Europe/Moscow",
                LocalTime.of(22, 0),
                LocalTime.of(7, 0),
                digest,
                0);
    }
}
