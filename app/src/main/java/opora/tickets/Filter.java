package opora.tickets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import opora.shell.Forms;

/// Which tickets a view shows, in which order and with what beside them, in the words of its form:
/// `status.new`, `priority.HIGH` and `column.tags` are ticked or absent, the rest is typed.
public record Filter(Map<String, String> words) {
    static final String STATUS = "status.";
    static final String PRIORITY = "priority.";
    static final String COLUMN = "column.";

    /// What may stand beside a ticket's subject.
    public static final List<String> COLUMNS =
            List.of("customer", "product", "kind", "channel", "tags", "queue", "changed");

    private static final Collection<String> NAMES =
            List.of(
                    "finished",
                    "expert",
                    "tag",
                    "channel",
                    "kind",
                    "days",
                    "customer",
                    "field",
                    "value",
                    "sort");

    public Filter {
        words = Map.copyOf(words);
    }

    static Filter of(Map<String, String> typed) {
        var words = new TreeMap<>(Forms.typed(typed, NAMES, STATUS));
        words.putAll(Forms.typed(typed, List.of(), PRIORITY));
        words.putAll(Forms.typed(typed, List.of(), COLUMN));
        words.values().removeIf(String::isEmpty);
        return new Filter(words);
    }

    public String word(String name) {
        return words.getOrDefault(name, "");
    }

    public boolean marked(String name) {
        return !word(name).isEmpty();
    }

    /// Under which a field stands beside the subject, when it is ticked.
    public static String column(Field field) {
        return COLUMN + TableColumns.FIELD + field.field();
    }

    /// Whether it also shows what is finished.
    boolean finished() {
        return marked("finished");
    }

    /// The names ticked below a prefix.
    List<String> ticked(String prefix) {
        return words.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    List<String> columns() {
        var ticked = ticked(COLUMN);
        return ticked.isEmpty() ? List.of("customer", "product") : ticked;
    }

    Sorting sorting() {
        var sorting = marked("sort") ? Sorting.valueOf(word("sort")) : Sorting.URGENT;
        return finished() && sorting == Sorting.URGENT ? Sorting.NEWEST : sorting;
    }
}
