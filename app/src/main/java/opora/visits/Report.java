package opora.visits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import opora.tickets.VisitStep;
import org.jspecify.annotations.Nullable;

/// Something that was done with a visit, as it was reported.
///
/// @param clash why the ticket was not moved on by it, as the key of a text; empty when it was
/// @param field what was wanted for it, by the key that a ticket's words have; then nothing of it
///   was done, and it is to be reported again
public record Report(
        String act,
        String expert,
        VisitStep step,
        @Nullable Instant planned,
        int minutes,
        Instant at,
        String clash,
        String field) {
    public boolean wanting() {
        return !field.isEmpty();
    }

    static Report of(ResultSet row, int place) throws SQLException {
        var planned = row.getTimestamp("planned");
        return new Report(
                row.getString("act"),
                row.getString("expert"),
                VisitStep.valueOf(row.getString("step")),
                planned == null ? null : planned.toInstant(),
                row.getInt("minutes"),
                row.getTimestamp("at").toInstant(),
                row.getString("clash"),
                row.getString("field"));
    }
}
