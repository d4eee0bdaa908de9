package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import opora.shell.Frame;

/// A ticket as it stands in a list.
public record Line(
        long number,
        String subject,
        Caller caller,
        String product,
        TicketKind kind,
        Channel channel,
        List<String> tags,
        Priority priority,
        String status,
        Phase phase,
        String queue,
        String expert,
        Instant openedAt,
        Instant changedAt,
        String topic,
        Map<String, String> fields) {
    static final String COLUMNS =
            """
            number, subject, customer, name, email, phone, product, kind, channel, tags, rank, status, phase, queue,
            expert, opened_at, changed_at, topic, fields
            """;
    static final String SELECT = "select " + COLUMNS + "from tickets.tickets";

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
                Channel.valueOf(row.getString("channel")),
                Statuses.texts(row.getArray("tags")),
                Priority.ofRank(row.getInt("rank")),
                row.getString("status"),
                Phase.valueOf(row.getString("phase")),
                row.getString("queue"),
                row.getString("expert"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("topic"),
                Json.words(row.getString("fields")));
    }

    /// What stands beside its subject, in one line.
    public String details(Frame frame, List<String> columns, TableColumns known) {
        return columns.stream()
                .map(column -> detail(frame, column, known))
                .filter(detail -> !detail.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String detail(Frame frame, String column, TableColumns known) {
        return switch (column) {
            case "customer" -> frame.called(caller.called());
            case "product" -> product;
            case "kind" -> frame.text("desk.kind." + kind);
            case "channel" -> frame.text("desk.channel." + channel);
            case "tags" -> String.join(", ", tags);
            case "queue" -> queue.isEmpty() ? "" : frame.text("desk.queue." + queue);
            case "changed" -> frame.time(changedAt);
            default -> field(frame, column, known);
        };
    }

    /// Values of fields say what they are values of.
    private String field(Frame frame, String column, TableColumns known) {
        var value = known.shown(frame, this, column);
        return value.isEmpty() ? "" : known.title(frame, column) + ": " + value;
    }
}
