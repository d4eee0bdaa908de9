package opora.shell;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was done, for the journal: `Deed.of("identity.role.changed", "manager").from(…).to(…)`.
/// Secrets have no place in it.
public record Deed(
        String action, String subject, Map<String, String> before, Map<String, String> after) {
    public static Deed of(String action, String subject) {
        return new Deed(action, subject, Map.of(), Map.of());
    }

    public Deed from(String what, Object value) {
        return new Deed(action, subject, with(before, what, value), after);
    }

    public Deed to(String what, Object value) {
        return new Deed(action, subject, before, with(after, what, value));
    }

    /// What it was like and what it is like, as far as that differs.
    public Deed changed(Map<String, String> was, Map<String, String> is) {
        return new Deed(action, subject, only(was, is, before), only(is, was, after));
    }

    private static Map<String, String> only(
            Map<String, String> some, Map<String, String> others, Map<String, String> known) {
        var rest = new TreeMap<>(some);
        rest.entrySet().removeAll(others.entrySet());
        rest.putAll(known);
        return Map.copyOf(rest);
    }

    private static Map<String, String> with(Map<String, String> some, String what, Object value) {
        var all = new TreeMap<>(some);
        all.put(what, words(value));
        return Map.copyOf(all);
    }

    private static String words(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
