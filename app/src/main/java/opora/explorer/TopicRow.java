package opora.explorer;

import java.util.List;

/// A topic as the page shows it.
///
/// @param events how many it holds now
/// @param rate how many came per second since the sample before, or -1 while there is none
public record TopicRow(
        String name, List<Partition> partitions, long events, double rate, List<Group> groups) {
    public record Partition(int number, long begin, long end) {
        public long events() {
            return end - begin;
        }
    }

    /// Readers of the topic that share the work.
    ///
    /// @param lags how far behind they are in each partition; -1 where they have not begun
    public record Group(String name, List<Long> lags) {
        public long lag() {
            return lags.stream().mapToLong(lag -> Math.max(0, lag)).sum();
        }
    }
}
