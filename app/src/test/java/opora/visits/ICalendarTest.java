package opora.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.tickets.Phase;
import org.junit.jupiter.api.Test;

class ICalendarTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void longLinesGoOnInTheNext() {
        var subject = "Роутер; перезагружается, каждый час \\ и пишет ошибку 😀 ".repeat(4);
        var text = ICalendar.of(List.of(visit(subject, NOW)), Duration.ofHours(1), NOW);
        assertThat(text.split("\r\n"))
                .allSatisfy(
                        line ->
                                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", ""))
                .contains("Роутер\\; перезагружается\\, каждый час \\\\ и")
                .contains("DTEND:20261121T090000Z");
    }

    @Test
    void whatHasNoTimeIsLeftOut() {
        var text = ICalendar.of(List.of(visit("A", null)), Duration.ofHours(1), NOW);
        assertThat(text).doesNotContain("VEVENT").endsWith("END:VCALENDAR\r\n");
    }

    private static Visit visit(String subject, @org.jspecify.annotations.Nullable Instant at) {
        return new Visit(
                "t-1",
                1001,
                "eva",
                "anna",
                "Anna",
                "+7 900",
                "Lenina 1\nDoor 5",
                subject,
                "",
                "",
                Map.of(),
                at,
                Phase.NEW,
                State.PLANNED);
    }
}
