package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
        Instant changedAt) {
    static final String COLUMNS =
            """
            number, subject, customer, name, email, phone, product, kind, channel, tags, rank, status, phase, queue,
            expert, opened_at, changed_at
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
                row.getTimestamp("changed_at").toInstant());
    }

    /// What stands beside its subject, in one line.
    public String details(Frame frame, List<String> columns) {
        return columns.stream()
                .map(column -> detail(frame, column))
                .filter(detail -> !detail.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String detail(Frame frame, String column) {
        return switch (column) {
            case "customer" -> frame.called(caller.called());
            case "product" -> product;
            case "kind" -> frame.text("desk.kind." + kind);
            case "channel" -> frame.text("desk.channel." + channel);
            case "tags" -> String.join(", ", tags);
            case "queue" -> queue.isEmpty() ? "" : frame.text("desk.queue." + queue);
            case "changed" -> frame.time(changedAt);
            default -> throw new IllegalArgumentException(column);
        };
    }
}
