package opora.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import opora.shell.Flaw;

/// A view as somebody filled it in.
public record ViewForm(
        String name, String sharedWith, Filter filter, int version, List<Flaw> flaws) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORD = 200;

    static ViewForm of(Map<String, String> typed) {
        var version = typed.getOrDefault("version", "");
        return new ViewForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("sharedWith", ""),
                Filter.of(typed),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                List.of());
    }

    static ViewForm of(SavedView view) {
        return new ViewForm(
                view.name(), view.sharedWith(), view.filter(), view.version(), List.of());
    }

    ViewForm with(List<Flaw> others) {
        return new ViewForm(name, sharedWith, filter, version, others);
    }

    /// @param roles with which it may be shared
    List<Flaw> check(StatusModel model, FieldBook book, List<String> roles) {
        var flaws = new ArrayList<Flaw>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            flaws.add(Flaw.of("name", "views.name.flaw", LONGEST_NAME));
        }
        if (!sharedWith.isEmpty() && !roles.contains(sharedWith)) {
            flaws.add(Flaw.of("sharedWith", "views.shared.flaw"));
        }
        for (var word : new TreeMap<>(filter.words()).entrySet()) {
            flaw(word.getKey(), word.getValue(), model, book).ifPresent(flaws::add);
        }
        return flaws;
    }

    private Optional<Flaw> flaw(String key, String value, StatusModel model, FieldBook book) {
        var well =
                switch (key.replaceAll("\\..*", ".")) {
                    case Filter.STATUS -> model.find(below(key)).isPresent();
                    case Filter.PRIORITY -> named(Priority.values(), below(key));
                    case Filter.COLUMN ->
                            Filter.COLUMNS.contains(below(key))
                                    || book.all().stream()
                                            .anyMatch(field -> Filter.column(field).equals(key));
                    case "channel" -> named(Channel.values(), value);
                    case "kind" -> named(TicketKind.values(), value);
                    case "days" -> value.matches("\\d{1,4}");
                    case "field" -> book.find(value).isPresent();
                    case "sort" ->
                            named(Sorting.values(), value)
                                    && !(filter.finished() && value.equals(Sorting.URGENT.name()));
                    default -> value.length() <= LONGEST_WORD;
                };
        return well
                ? Optional.empty()
                : Optional.of(
                        Flaw.of(key, key.equals("sort") ? "views.sort.flaw" : "views.word.flaw"));
    }

    private static String below(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static boolean named(Enum<?>[] values, String name) {
        return Stream.of(values).anyMatch(value -> value.name().equals(name));
    }
}
