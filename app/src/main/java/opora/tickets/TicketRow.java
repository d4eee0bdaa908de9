package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A ticket's row.
final class TicketRow {
    static final String SELECT =
            """
            select id, number, request_id, channel, customer, name, email, phone, mail_id, opened_by, opened_at,
                kind, subject, body, product, address, wished_at, impact, urgency, tags, fields, files,
                status, phase, resumes, queue, expert, resolution, stars, done_at, merged_into, version,
                changed_at
            from tickets.tickets
            """;

    private TicketRow() {}

    static Ticket of(ResultSet row, int number) throws SQLException {
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                origin(row),
                new Caller(
                        row.getString("customer"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone")),
                matter(row),
                standing(row),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static Ticket.Origin origin(ResultSet row) throws SQLException {
        return new Ticket.Origin(
                row.getString("request_id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("opened_by"),
                row.getString("mail_id"),
                Json.files(row.getString("files")),
                row.getTimestamp("opened_at").toInstant());
    }

    private static Matter matter(ResultSet row) throws SQLException {
        return new Matter(
                TicketKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("body"),
                row.getString("product"),
                row.getString("address"),
                instant(row.getTimestamp("wished_at")),
                Level.valueOf(row.getString("impact")),
                Level.valueOf(row.getString("urgency")),
                Statuses.texts(row.getArray("tags")),
                Json.words(row.getString("fields")));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("status"),
                Phase.valueOf(row.getString("phase")),
                row.getString("resumes"),
                row.getString("queue"),
                row.getString("expert"),
                row.getString("resolution"),
                row.getInt("stars"),
                instant(row.getTimestamp("done_at")),
                row.getObject("merged_into", UUID.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
