package opora.tickets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Flaw;
import opora.shell.Forms;

/// What is to be done to a ticket or to many, in the words of its form: all of it together, or
/// nothing. What is empty stays as it is.
public record Handling(Map<String, String> words) {
    static final List<String> NAMES =
            List.of(
                    "impact",
                    "urgency",
                    "addTags",
                    "removeTags",
                    "expert",
                    "text",
                    "visibility",
                    "status",
                    "resolution",
                    "reason");
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 4_000;

    public Handling {
        words = Map.copyOf(words);
    }

    static Handling of(Map<String, String> typed) {
        var words = new LinkedHashMap<>(Forms.typed(typed, NAMES, "fields."));
        words.values().removeIf(String::isEmpty);
        if (!words.containsKey("text")) {
            words.remove("visibility");
        }
        return new Handling(words);
    }

    public String word(String name) {
        return words.getOrDefault(name, "");
    }

    boolean has(String name) {
        return words.containsKey(name);
    }

    Visibility visibility() {
        return has("visibility") ? Visibility.valueOf(word("visibility")) : Visibility.PUBLIC;
    }

    /// What it wants different in what a ticket is about.
    Map<String, String> changes(Matter about) {
        var changes = new LinkedHashMap<String, String>();
        Stream.of("impact", "urgency")
                .filter(this::has)
                .forEach(name -> changes.put(name, word(name)));
        if (has("addTags") || has("removeTags")) {
            var tags = new ArrayList<>(about.tags());
            tags.removeAll(Matter.tags(word("removeTags")));
            tags.addAll(Matter.tags(word("addTags")));
            changes.put("tags", Matter.said(tags.stream().distinct().toList()));
        }
        words.forEach(
                (name, value) -> {
                    if (name.startsWith(Matter.FIELD)) {
                        changes.put(name, value);
                    }
                });
        return changes;
    }

    /// What goes with the status.
    Map<String, String> given() {
        var given = new LinkedHashMap<String, String>();
        Stream.of("resolution", "reason")
                .filter(this::has)
                .forEach(name -> given.put(name, word(name)));
        return given;
    }

    List<Flaw> check(StatusModel model, FieldBook book) {
        var flaws = new ArrayList<>(book.flaws(words));
        if (words.isEmpty()) {
            flaws.add(Flaw.of("", "handling.nothing"));
        }
        words.forEach(
                (name, value) -> {
                    if (!takes(name, value, model)) {
                        flaws.add(Flaw.of(name, "views.word.flaw"));
                    }
                });
        Stream.of("text", "resolution", "reason")
                .forEach(
                        name ->
                                Variables.unknown(word(name))
                                        .map(one -> Flaw.of(name, "handling.variable", one))
                                        .ifPresent(flaws::add));
        return flaws;
    }

    private static boolean takes(String name, String value, StatusModel model) {
        return switch (name) {
            case "impact", "urgency" -> named(Level.values(), value);
            case "visibility" -> named(Visibility.values(), value);
            case "status" -> model.find(value).filter(status -> !status.retired()).isPresent();
            case "text" -> value.length() <= LONGEST_TEXT;
            default -> value.length() <= LONGEST_WORD;
        };
    }

    private static boolean named(Enum<?>[] values, String name) {
        return Stream.of(values).anyMatch(value -> value.name().equals(name));
    }
}
