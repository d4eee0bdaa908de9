package opora.assignment;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The hours of a week, Monday first. People write a day as `9:00-13:00, 14:00-18:00`; one that
/// ends before it begins lasts over midnight.
public record Week(List<List<Span>> days) {
    static final Week EMPTY = new Week(Collections.nCopies(7, List.of()));
    static final Week USUAL = usual();
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–—]\\s*(\\d{1,2})(?::(\\d{2}))?");
    private static final int MOST = 8;

    public Week {
        days = days.stream().map(List::copyOf).toList();
    }

    List<Span> of(DayOfWeek day) {
        return days.get(day.getValue() - 1);
    }

    boolean none() {
        return days.stream().allMatch(List::isEmpty);
    }

    /// A day as people write it; nothing when it cannot be understood.
    static Optional<List<Span>> parse(String text) {
        var spans = new ArrayList<Span>();
        for (var part : text.strip().split("\\s*[,;]\\s*")) {
            if (part.isEmpty()) {
                continue;
            }
            var found = SPAN.matcher(part);
            if (!found.matches()) {
                return Optional.empty();
            }
            var from = minutes(found.group(1), found.group(2));
            var to = minutes(found.group(3), found.group(4));
            var span = new Span(from, to > from ? to : to + Span.DAY);
            if (from < 0 || to < 0 || !span.sound()) {
                return Optional.empty();
            }
            spans.add(span);
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return spans.size() > MOST || overlap(spans) ? Optional.empty() : Optional.of(spans);
    }

    public static String text(List<Span> day) {
        return day.stream()
                .map(span -> clock(span.from()) + "–" + clock(span.to()))
                .collect(Collectors.joining(", "));
    }

    private static String clock(int minutes) {
        var shown = minutes > Span.DAY ? minutes - Span.DAY : minutes;
        return String.format(Locale.ROOT, "%02d:%02d", shown / 60, shown % 60);
    }

    private static int minutes(String hours, @org.jspecify.annotations.Nullable String minutes) {
        var whole =
                Integer.parseInt(hours) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
        var sound = minutes == null || Integer.parseInt(minutes) < 60;
        return sound && whole <= Span.DAY ? whole : -1;
    }

    private static boolean overlap(List<Span> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                return true;
            }
        }
        return false;
    }

    private static Week usual() {
        var day = List.of(new Span(9 * 60, 13 * 60), new Span(14 * 60, 18 * 60));
        return new Week(List.of(day, day, day, day, day, List.of(), List.of()));
    }
}
