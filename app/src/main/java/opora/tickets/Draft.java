package opora.tickets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opora.shell.Flaw;
import opora.shell.Ids;

/// What somebody of the staff typed into the forms of a ticket's page.
///
/// @param words of the smaller forms, by field
public record Draft(
        String text, Visibility visibility, Map<String, String> words, List<Flaw> flaws) {
    public static final Draft EMPTY = new Draft("", Visibility.PUBLIC, Map.of(), List.of());
    private static final Set<String> FORM = Set.of("_csrf", "once", "to");

    /// What was to be done at once, to be completed by hand.
    static Draft of(Handling handling) {
        var words = new LinkedHashMap<>(handling.words());
        words.put("to", handling.word("status"));
        return new Draft("", Visibility.PUBLIC, words, List.of());
    }

    Draft with(Flaw flaw) {
        return new Draft(text, visibility, words, List.of(flaw));
    }

    /// What goes with a status.
    static Map<String, String> given(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !FORM.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().strip()));
    }

    public String word(String field) {
        return words.getOrDefault(field, "");
    }

    /// Whether an answer makes the ticket their work, unless they said otherwise.
    public boolean takes() {
        return !word("take").equals("false");
    }

    /// Names this sight of the form, so that sending it twice says nothing twice.
    public String once() {
        return Ids.next().toString();
    }
}
