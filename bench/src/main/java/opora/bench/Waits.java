package opora.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/// How long people waited for answers, by what they did.
final class Waits {
    private static final long LONGEST_MICROS = 120_000_000;

    private final Map<String, Histogram> kinds = new TreeMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    synchronized void add(String kind, long nanos) {
        kinds.computeIfAbsent(kind, _ -> new Histogram(1, LONGEST_MICROS, 3))
                .recordValue(Math.clamp(nanos / 1_000, 1, LONGEST_MICROS));
    }

    void failed() {
        failed.incrementAndGet();
    }

    int failures() {
        return failed.get();
    }

    /// From here on.
    synchronized void begin() {
        kinds.clear();
        failed.set(0);
    }

    synchronized Histogram all() {
        var all = new Histogram(1, LONGEST_MICROS, 3);
        kinds.values().forEach(all::add);
        return all;
    }

    synchronized void print() {
        System.out.println("                     count      p50      p90      p99      max ms");
        kinds.forEach(
                (kind, waits) ->
                        System.out.printf(
                                Locale.ROOT,
                                "  %-18s %6d %8.0f %8.0f %8.0f %8.0f%n",
                                kind,
                                waits.getTotalCount(),
                                millis(waits, 50),
                                millis(waits, 90),
                                millis(waits, 99),
                                waits.getMaxValue() / 1_000.0));
    }

    static double millis(Histogram waits, double percentile) {
        return waits.getValueAtPercentile(percentile) / 1_000.0;
    }

    /// Which part was answered within that time, in percent.
    static double within(Histogram waits, long millis) {
        return waits.getPercentileAtOrBelowValue(millis * 1_000);
    }
}
