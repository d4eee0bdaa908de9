package opora.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two versions of one thing: while somebody typed theirs, somebody else saved another. The page
/// shows where they differ and keeps what was typed in its form, so that neither is lost.
public record Clash(List<Difference> differences) {

    /// @param field in the words of the form
    /// @param saved what stands there by now
    public record Difference(String field, String saved, String typed) {}

    /// @param saved by the words of the form, in its order
    public static Clash between(Map<String, String> saved, Map<String, String> typed) {
        var differences =
                saved.entrySet().stream()
                        .map(one -> new Difference(one.getKey(), one.getValue(), in(typed, one)))
                        .filter(one -> !one.saved().equals(one.typed()))
                        .toList();
        return new Clash(differences);
    }

    private static String in(Map<String, String> typed, Map.Entry<String, String> field) {
        return Objects.requireNonNullElse(typed.get(field.getKey()), "");
    }
}
