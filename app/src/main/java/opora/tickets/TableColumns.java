package opora.tickets;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import opora.shell.Frame;

/// What a table of tickets may have of each: what every ticket has, and the fields that staff has
/// added.
public record TableColumns(StatusModel model, FieldBook book) {
    static final String FIELD = "field.";
    static final List<String> PLAIN =
            List.of(
                    "number",
                    "subject",
                    "status",
                    "priority",
                    "customer",
                    "name",
                    "email",
                    "phone",
                    "product",
                    "kind",
                    "channel",
                    "topic",
                    "tags",
                    "queue",
                    "expert",
                    "opened",
                    "changed");
    static final List<String> USUAL =
            List.of("number", "subject", "status", "priority", "customer", "expert", "opened");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public List<String> all() {
        return Stream.concat(
                        PLAIN.stream(), book.all().stream().map(field -> FIELD + field.field()))
                .toList();
    }

    public String title(Frame frame, String column) {
        return column.startsWith(FIELD)
                ? book.find(below(column)).orElseThrow().title(frame.language())
                : frame.text("table.column." + column);
    }

    private static String below(String column) {
        return column.substring(FIELD.length());
    }

    /// For programs.
    static String plain(Line line, String column) {
        return switch (column) {
            case "number" -> Long.toString(line.number());
            case "subject" -> line.subject();
            case "status" -> line.status();
            case "priority" -> line.priority().name();
            case "customer" -> line.caller().username();
            case "name" -> line.caller().name();
            case "email" -> line.caller().email();
            case "phone" -> line.caller().phone();
            case "product" -> line.product();
            case "kind" -> line.kind().name();
            case "channel" -> line.channel().name();
            case "topic" -> line.topic();
            case "tags" -> String.join(", ", line.tags());
            case "queue" -> line.queue();
            case "expert" -> line.expert();
            case "opened" -> line.openedAt().toString();
            case "changed" -> line.changedAt().toString();
            default -> line.fields().getOrDefault(below(column), "");
        };
    }

    /// For people.
    String shown(Frame frame, Line line, String column) {
        var plain = plain(line, column);
        return switch (column) {
            case "opened" -> time(frame, line.openedAt());
            case "changed" -> time(frame, line.changedAt());
            default -> value(frame, column, plain);
        };
    }

    private static String time(Frame frame, Instant at) {
        return TIME.format(at.atZone(frame.zone()));
    }

    /// What people call a value in a column.
    public String value(Frame frame, String column, String plain) {
        if (plain.isEmpty()) {
            return "";
        }
        return switch (column) {
            case "status" ->
                    model.find(plain).map(one -> one.title(frame.language())).orElse(plain);
            case "priority", "kind", "channel", "queue" ->
                    frame.text("desk." + column + "." + plain);
            case "expert", "customer" -> frame.called(plain);
            default -> flag(column) ? frame.text("fields.flag." + plain) : plain;
        };
    }

    private boolean flag(String column) {
        return column.startsWith(FIELD)
                && book.find(below(column))
                        .filter(field -> field.kind() == FieldKind.FLAG)
                        .isPresent();
    }
}
