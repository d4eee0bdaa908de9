package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Times as `2026-11-20T08:15:30.123Z`. The usual case is done by hand: it happens for every event,
/// and java.time takes ten times as long.
final class Rfc3339 {
    private static final int LENGTH = 24;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;

    private Rfc3339() {}

    static byte[] format(long millis) {
        if (millis < 0 || millis >= YEAR_10000_MILLIS) {
            return Instant.ofEpochMilli(millis).toString().getBytes(StandardCharsets.US_ASCII);
        }
        var text = new byte[LENGTH];
        date((int) (millis / DAY_MILLIS), text);
        var time = (int) (millis % DAY_MILLIS);
        text[10] = 'T';
        digits(time / 3_600_000, text, 11, 2);
        text[13] = ':';
        digits(time / 60_000 % 60, text, 14, 2);
        text[16] = ':';
        digits(time / 1000 % 60, text, 17, 2);
        text[19] = '.';
        digits(time % 1000, text, 20, 3);
        text[23] = 'Z';
        return text;
    }

    /// -1 for what is no time.
    static long parse(byte[] text) {
        return hasUsualShape(text) ? usual(text) : other(text);
    }

    private static boolean hasUsualShape(byte[] text) {
        if (text.length != LENGTH || text[23] != 'Z' || text[19] != '.' || text[10] != 'T') {
            return false;
        }
        for (var i = 0; i < LENGTH - 1; i++) {
            var mark = i == 4 || i == 7 || i == 10 || i == 13 || i == 16 || i == 19;
            if (!mark && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    private static long usual(byte[] text) {
        var month = number(text, 5, 2);
        var day = number(text, 8, 2);
        var hour = number(text, 11, 2);
        var minute = number(text, 14, 2);
        var second = number(text, 17, 2);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return -1;
        }
        var seconds =
                (epochDay(number(text, 0, 4), month, day) * 24 + hour) * 3600
                        + minute * 60L
                        + second;
        return seconds * 1000 + number(text, 20, 3);
    }

    private static long other(byte[] text) {
        try {
            var time = OffsetDateTime.parse(new String(text, StandardCharsets.UTF_8));
            return time.toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return -1;
        }
    }

    /// Howard Hinnant's days_from_civil, with years that begin in March so that the leap day comes
    /// last.
    private static long epochDay(int year, int month, int day) {
        var y = month <= 2 ? year - 1 : year;
        var era = Math.floorDiv(y, 400);
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /// The same way back, for days since 1970.
    private static void date(int epochDay, byte[] to) {
        var days = epochDay + 719_468;
        var era = days / 146_097;
        var dayOfEra = days - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shifted = (5 * dayOfYear + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), to, 0, 4);
        to[4] = '-';
        digits(month, to, 5, 2);
        to[7] = '-';
        digits(dayOfYear - (153 * shifted + 2) / 5 + 1, to, 8, 2);
    }

    private static void digits(int value, byte[] to, int start, int count) {
        var rest = value;
        for (var i = start + count - 1; i >= start; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(byte[] text, int start, int count) {
        var value = 0;
        for (var i = start; i < start + count; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
