package opora.rules;

import java.util.List;
import opora.shell.Flaw;

/// A template that cannot be understood; the key names a text that says what is wrong with it.
final class BadWording extends Exception {
    private final String key;
    private final List<Object> values;

    BadWording(String key, Object... values) {
        super(key, null, false, false);
        this.key = key;
        this.values = List.of(values);
    }

    Flaw flaw(String field) {
        return new Flaw(field, key, values);
    }
}
