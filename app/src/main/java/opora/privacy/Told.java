package opora.privacy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import opora.shell.Frame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one context told of somebody, for people to read: the same as in its file of JSON, with the
/// names that its texts have for things.
public record Told(String context, String title, List<Kind> kinds) {
    private static final String DASH = "–";

    /// Rows of one kind.
    public record Kind(String title, List<List<Line>> rows) {}

    /// @param name what it is called in the file, where that is something else
    public record Line(String title, String name, String value) {}

    static Told of(Frame frame, String context, String json) {
        var kinds =
                JsonMapper.shared().readTree(json).properties().stream()
                        .map(
                                kind ->
                                        new Kind(
                                                called(frame, "kind.", kind.getKey()),
                                                rows(frame, kind.getValue())))
                        .toList();
        return new Told(context, called(frame, "", context), kinds);
    }

    public boolean nothing() {
        return kinds.stream().allMatch(kind -> kind.rows().isEmpty());
    }

    private static List<List<Line>> rows(Frame frame, JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(
                        row -> {
                            var lines = new ArrayList<Line>();
                            add(lines, frame, "", "", row);
                            return List.copyOf(lines);
                        })
                .toList();
    }

    /// What lies inside something else stands below it, with both names.
    private static void add(
            List<Line> lines, Frame frame, String title, String name, JsonNode value) {
        if (value.isObject() && !value.isEmpty()) {
            for (var field : value.properties()) {
                var inner = called(frame, "key.", field.getKey());
                add(
                        lines,
                        frame,
                        title.isEmpty() ? inner : title + " › " + inner,
                        name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                        field.getValue());
            }
        } else if (value.isArray() && holdsMore(value)) {
            var number = 0;
            for (var one : value) {
                number++;
                add(lines, frame, title + " " + number, name + "." + number, one);
            }
        } else {
            lines.add(new Line(title, name, words(frame, value)));
        }
    }

    private static boolean holdsMore(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(one -> one.isObject() || one.isArray());
    }

    private static String words(Frame frame, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> words(frame, one))
                    .collect(Collectors.joining(", "));
        }
        if (value.isNull() || value.isObject()) {
            return DASH;
        }
        if (value.isBoolean()) {
            return frame.yes(value.asBoolean());
        }
        var text = value.asString();
        return text.isEmpty() ? DASH : time(frame, text);
    }

    /// Moments by the reader's clock; everything else as it is.
    private static String time(Frame frame, String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*")) {
            return text;
        }
        try {
            return frame.time(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String called(Frame frame, String area, String name) {
        var key = "data." + area + name;
        var text = frame.text(key);
        return text.equals(key) ? name : text;
    }
}
