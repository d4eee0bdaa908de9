package opora.search;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opora.shell.Frame;
import opora.tickets.FieldKind;

/// What a table of found tickets has of each: what the page shows, and the fields that staff has
/// added, as far as whoever looks may see them.
record HitColumns(boolean staff, List<KnownStatus> statuses, List<KnownField> fields) {
    private static final List<String> FOR_CUSTOMERS =
            List.of("number", "subject", "status", "opened");
    private static final List<String> FOR_STAFF =
            List.of("number", "subject", "status", "customer", "name", "tags", "expert", "opened");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    List<String> all() {
        return Stream.concat(
                        (staff ? FOR_STAFF : FOR_CUSTOMERS).stream(),
                        fields.stream().map(KnownField::filter))
                .toList();
    }

    String title(Frame frame, String column) {
        return fields.stream()
                .filter(field -> field.filter().equals(column))
                .findFirst()
                .map(field -> field.title(frame.language()))
                .orElseGet(() -> frame.text("find.column." + column));
    }

    /// For programs.
    String plain(Hit hit, String column) {
        return switch (column) {
            case "number" -> Long.toString(hit.number());
            case "subject" ->
                    hit.subject().stream().map(Excerpt.Piece::text).collect(Collectors.joining());
            case "status" -> hit.status();
            case "customer" -> hit.customer();
            case "name" -> hit.name();
            case "tags" -> String.join(", ", hit.tags());
            case "expert" -> hit.expert();
            case "opened" -> hit.openedAt().toString();
            default -> field(hit, column);
        };
    }

    private String field(Hit hit, String column) {
        return fields.stream()
                .filter(field -> field.filter().equals(column))
                .findFirst()
                .map(field -> hit.fields().getOrDefault(field.field(), ""))
                .orElse("");
    }

    /// For people.
    String shown(Frame frame, Hit hit, String column) {
        var plain = plain(hit, column);
        if (plain.isEmpty()) {
            return "";
        }
        return switch (column) {
            case "status" ->
                    statuses.stream()
                            .filter(one -> one.status().equals(plain))
                            .findFirst()
                            .map(one -> one.title(frame.language()))
                            .orElse(plain);
            case "customer", "expert" -> frame.called(plain);
            case "opened" -> TIME.format(hit.openedAt().atZone(frame.zone()));
            default -> flag(column) ? frame.text("fields.flag." + plain) : plain;
        };
    }

    private boolean flag(String column) {
        return fields.stream()
                .anyMatch(field -> field.filter().equals(column) && field.kind() == FieldKind.FLAG);
    }
}
