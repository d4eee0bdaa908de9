package opora;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Lines for whoever waits for the start: what is there, and how long it took so far.
final class Progress {
    private final PrintStream out;
    private final Instant begun;

    Progress(PrintStream out, Instant begun) {
        this.out = out;
        this.begun = begun;
    }

    /// Counted from the start of the process, for that is what people wait for.
    static Progress sinceProcessStart() {
        var started = ProcessHandle.current().info().startInstant();
        return new Progress(System.out, started.orElseGet(Instant::now));
    }

    void reached(String what) {
        var seconds = Duration.between(begun, Instant.now()).toMillis() / 1_000.0;
        line(String.format(Locale.ROOT, "  %4.1f s  %s", seconds, what));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
