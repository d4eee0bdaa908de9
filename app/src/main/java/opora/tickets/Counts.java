package opora.tickets;

import java.time.LocalDate;
import java.util.List;

/// How many tickets were opened in a period, by what they have in common.
///
/// @param from the first day
/// @param to the last one
/// @param total of all rows, also of those that are too many to be told
public record Counts(
        String by, LocalDate from, LocalDate to, long total, long open, List<Row> rows) {
    /// @param value the plain one; empty for tickets without
    /// @param open how many of them are open now
    public record Row(String value, long tickets, long open, long finished) {}

    public long finished() {
        return total - open;
    }

    /// In percent of all.
    public long share(Row row) {
        return total == 0 ? 0 : Math.round(100.0 * row.tickets() / total);
    }
}
