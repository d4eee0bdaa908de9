package opora.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import opora.tickets.FieldKind;

/// A field that staff has added to tickets.
///
/// @param choices the values there are, for a choice
/// @param shown whether customers see it
public record KnownField(
        String field,
        String russian,
        String english,
        FieldKind kind,
        List<String> choices,
        boolean shown,
        boolean retired) {
    private static final String FILTER = "field.";
    private static final Set<String> YES = Set.of("yes", "true", "да", "есть", "1", "+");
    private static final Set<String> NO = Set.of("no", "false", "нет", "0", "-");

    public String title(String language) {
        return language.equals("ru") ? russian : english;
    }

    /// Under which it is asked for.
    public String filter() {
        return FILTER + field;
    }

    /// Whether somebody may mean it by that word, in which spaces are written as `_`.
    boolean called(String word) {
        return Stream.of(field, russian, english)
                .map(name -> name.replace(' ', '_'))
                .anyMatch(word::equalsIgnoreCase);
    }

    /// The value somebody means.
    String value(String typed) {
        var word = typed.strip().toLowerCase(Locale.ROOT);
        if (kind != FieldKind.FLAG) {
            return typed;
        }
        return YES.contains(word) ? "true" : NO.contains(word) ? "false" : typed;
    }
}
