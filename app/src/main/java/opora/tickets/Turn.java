package opora.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import opora.shell.Frame;

/// What becomes of a part of a ticket, looked at before it happens.
///
/// @param part by the name it has in forms
/// @param before empty where there was nothing
public record Turn(String part, String before, String after) {
    private static final String STATUS = "status";
    private static final String EXPERT = "expert";
    private static final String REPLY = "reply";
    private static final String NOTE = "note";

    /// Several steps of the same part are one.
    static List<Turn> of(List<Happening> all) {
        var turns = new LinkedHashMap<String, Turn>();
        for (var happening : all) {
            for (var turn : of(happening)) {
                turns.merge(
                        turn.part(),
                        turn,
                        (first, last) -> new Turn(turn.part(), first.before(), last.after()));
            }
        }
        return List.copyOf(turns.values());
    }

    private static List<Turn> of(Happening happening) {
        return switch (happening) {
            case Happening.Changed(var before, var after, _) ->
                    after.entrySet().stream()
                            .map(
                                    one ->
                                            new Turn(
                                                    one.getKey(),
                                                    before.getOrDefault(one.getKey(), ""),
                                                    one.getValue()))
                            .toList();
            case Happening.Moved moved -> moved(moved);
            case Happening.Assigned assigned ->
                    List.of(new Turn(EXPERT, assigned.before(), assigned.expert()));
            case Happening.Said said ->
                    List.of(
                            new Turn(
                                    said.visibility() == Visibility.PUBLIC ? REPLY : NOTE,
                                    "",
                                    said.text()));
            default -> List.of();
        };
    }

    private static List<Turn> moved(Happening.Moved moved) {
        var status = new Turn(STATUS, moved.from(), moved.to());
        return moved.resolution().isEmpty()
                ? List.of(status)
                : List.of(status, new Turn("resolution", "", moved.resolution()));
    }

    /// Whether the customer is told, as the rules come with the product.
    boolean heard() {
        return List.of(STATUS, EXPERT, REPLY).contains(part);
    }

    public String title(Frame frame, FieldBook book) {
        return book.title(frame, part);
    }

    public String was(Frame frame, FieldBook book, StatusModel model) {
        return word(frame, book, model, before);
    }

    public String becomes(Frame frame, FieldBook book, StatusModel model) {
        return word(frame, book, model, after);
    }

    private String word(Frame frame, FieldBook book, StatusModel model, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        var field = book.of(part);
        if (field != null && field.kind() == FieldKind.FLAG) {
            return frame.text("fields.flag." + value);
        }
        return switch (part) {
            case STATUS -> model.find(value).map(one -> one.title(frame.language())).orElse(value);
            case "impact", "urgency" -> frame.text("desk.level." + value);
            case EXPERT -> frame.called(value);
            default -> value;
        };
    }
}
