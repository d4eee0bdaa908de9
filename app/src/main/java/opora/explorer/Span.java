package opora.explorer;

import java.time.Duration;
import opora.shell.Frame;

/// A stretch of time in as many words as it deserves.
public final class Span {
    private Span() {}

    public static String text(Frame frame, Duration span) {
        var millis = span.toMillis();
        if (millis < 1_000) {
            return frame.text("explorer.ms", millis);
        }
        if (millis < 120_000) {
            return frame.text(
                    "explorer.s", String.format(frame.locale(), "%.1f", millis / 1_000.0));
        }
        return millis < 7_200_000
                ? frame.text("explorer.min", span.toMinutes())
                : frame.text("explorer.h", span.toHours());
    }

    public static String text(Frame frame, long millis) {
        return text(frame, Duration.ofMillis(millis));
    }
}
