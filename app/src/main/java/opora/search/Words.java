package opora.search;

import java.util.List;

/// What is looked for, as the database understands it.
///
/// @param query empty where there are no words
/// @param lexemes what found words begin with, to be shown
/// @param most how many texts have it at most, about
/// @param meant what was looked for in place of words that nobody has used; empty if all were known
public record Words(String query, List<String> lexemes, long most, List<String> meant) {
    static final Words NONE = new Words("", List.of(), Long.MAX_VALUE, List.of());

    boolean none() {
        return query.isEmpty();
    }
}
