package opora.shell;

import java.util.List;

/// What is wrong with one field of a form or a request body; the key names a text of the bundles. A
/// flaw of the whole has the empty field.
public record Flaw(String field, String key, List<Object> values) {
    public static Flaw of(String field, String key, Object... values) {
        return new Flaw(field, key, List.of(values));
    }
}
