package opora.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/// What was measured between two moments, for people and, in its last line, for programs.
record Report(Gauge begin, Gauge end, Histogram micros) {

    void print(int warm, String load) {
        line("%nOrders, %s, %.1f s after %d s of warm-up", load, end.seconds(begin), warm);
        line(
                "  throughput   %,.0f orders/s   %,.0f events/s   %,.0f commits/s",
                end.orders(begin), end.events(begin), end.commits(begin));
        line(
                "  latency      p50 %.1f ms   p90 %.1f ms   p99 %.1f ms   max %.1f ms",
                millis(50), millis(90), millis(99), millis(100));
        line("  per commit   %.1f events", end.events(begin) / end.commits(begin));
        line("  %-12s %6s %6s", "process", "cores", "MB");
        var seconds = end.seconds(begin);
        var total = 0.0;
        for (var name : end.usage().seconds().keySet()) {
            var cores = end.usage().cores(name, begin.usage(), seconds);
            total += cores;
            line("  %-12s %6.2f %6d", name, cores, end.usage().megabytes().getOrDefault(name, 0L));
        }
        line("  %-12s %6.2f", "others", end.usage().others(begin.usage(), seconds));
        line("  CPU per order %.3f ms", total * 1_000 / end.orders(begin));
    }

    double orders() {
        return end.orders(begin);
    }

    /// Answers whether everything was right.
    boolean printLast(int accepted, Books.Verdict verdict) {
        var lost = Math.max(0, accepted - verdict.finished() - verdict.doubled());
        line("  money off    %d", verdict.moneyOff());
        line("");
        line(
                "orders/s=%.0f events/s=%.0f commits/s=%.0f p50ms=%.1f p99ms=%.1f accepted=%d finished=%d lost=%d doubled=%d",
                end.orders(begin),
                end.events(begin),
                end.commits(begin),
                millis(50),
                millis(99),
                accepted,
                verdict.finished(),
                lost,
                verdict.doubled());
        return lost == 0 && verdict.doubled() == 0 && verdict.moneyOff() == 0;
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
