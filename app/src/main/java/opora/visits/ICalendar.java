package opora.visits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Visits for any calendar (RFC 5545).
final class ICalendar {
    private static final int LONGEST_LINE_BYTES = 73;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ICalendar() {}

    /// Those that have a time.
    ///
    /// @param now when it is written
    static String of(List<Visit> visits, Duration lasts, Instant now) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Opora//Visits//EN");
        for (var visit : visits) {
            var planned = visit.plannedAt();
            if (planned != null) {
                line(text, "BEGIN:VEVENT");
                line(text, "UID:" + visit.ticket() + "@opora");
                line(text, "DTSTAMP:" + MOMENT.format(now));
                line(text, "DTSTART:" + MOMENT.format(planned));
                line(text, "DTEND:" + MOMENT.format(planned.plus(lasts)));
                line(text, "SUMMARY:" + escaped(visit.number() + " " + visit.subject()));
                line(text, "LOCATION:" + escaped(visit.address()));
                line(text, "DESCRIPTION:" + escaped(visit.met() + "\n" + visit.phone()));
                line(text, "END:VEVENT");
            }
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /// Long ones go on in the next line, never within a letter.
    private static void line(StringBuilder text, String line) {
        var bytes = 0;
        var signs = line.codePoints().toArray();
        for (var sign : signs) {
            var letter = Character.toString(sign);
            var size = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE_BYTES) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(letter);
            bytes += size;
        }
        text.append("\r\n");
    }
}
