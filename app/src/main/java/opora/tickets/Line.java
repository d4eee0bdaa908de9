package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// A ticket as it stands in a list.
public record Line(
        long number,
        String subject,
        Caller caller,
        String product,
        TicketKind kind,
        Priority priority,
        String status,
        Phase phase,
        String queue,
        String expert,
        Instant openedAt,
        Instant changedAt) {
    static final String SELECT =
            """
            select number, subject, customer, name, email, phone, product, kind, rank, status, phase, queue, expert,
                opened_at, changed_at
            from tickets.tickets
            """;

    static Line of(ResultSet row, int place) throws SQLException {
        return new Line(
                row.getLong("number"),
                row.getString("subject"),
                new Caller(
                        row.getString("customer"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone")),
                row.getString("product"),
                TicketKind.valueOf(row.getString("kind")),
                Priority.ofRank(row.getInt("rank")),
                row.getString("status"),
                Phase.valueOf(row.getString("phase")),
                row.getString("queue"),
                row.getString("expert"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
