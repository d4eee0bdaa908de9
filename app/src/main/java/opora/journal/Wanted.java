package opora.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import opora.shell.Deed;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What somebody looks for in the journal, as they typed it.
///
/// @param q words anywhere in an entry
/// @param who an account, also one in whose place staff acted or who acted so
/// @param action the beginning of an action's name
/// @param from the first day
/// @param to the last day
/// @param before only entries before this one
public record Wanted(
        @Nullable String q,
        @Nullable String who,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long before) {
    public String words() {
        return text(q);
    }

    public String name() {
        return text(who).toLowerCase(Locale.ROOT);
    }

    public String deed() {
        return text(action);
    }

    public String firstDay() {
        return text(from);
    }

    public String lastDay() {
        return text(to);
    }

    long below() {
        return Objects.requireNonNullElse(before, Long.MAX_VALUE);
    }

    /// That somebody looked for it.
    Deed told(String deed) {
        return Deed.of(deed, name())
                .to("q", words())
                .to("action", deed())
                .to("from", firstDay())
                .to("to", lastDay());
    }

    Wanted before(long position) {
        return new Wanted(q, who, action, from, to, position);
    }

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (day(firstDay()) == null) {
            flaws.add(Flaw.of("from", "journal.flaw.day"));
        }
        if (day(lastDay()) == null) {
            flaws.add(Flaw.of("to", "journal.flaw.day"));
        }
        return flaws;
    }

    Instant begins(ZoneId zone) {
        var day = Objects.requireNonNull(day(firstDay()));
        return day.equals(LocalDate.MIN)
                ? Instant.parse("2000-01-01T00:00:00Z")
                : day.atStartOfDay(zone).toInstant();
    }

    Instant ends(ZoneId zone) {
        var day = Objects.requireNonNull(day(lastDay()));
        return day.equals(LocalDate.MIN)
                ? Instant.parse("9999-01-01T00:00:00Z")
                : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// The smallest of all stands for no day at all.
    private static @Nullable LocalDate day(String typed) {
        try {
            var day = typed.isEmpty() ? LocalDate.MIN : LocalDate.parse(typed);
            return day.equals(LocalDate.MIN) || day.getYear() >= 2000 && day.getYear() < 9999
                    ? day
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\u0000", "").strip();
    }
}
