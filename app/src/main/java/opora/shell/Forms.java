package opora.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Names and values as they stand in a form, or behind the question mark of an address.
public final class Forms {
    private Forms() {}

    public static String of(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What was typed into the fields of these names, and into those whose name begins like this;
    /// what was left out is empty.
    public static Map<String, String> typed(
            Map<String, String> fields, Collection<String> names, String prefix) {
        var typed = new LinkedHashMap<String, String>();
        names.forEach(name -> typed.put(name, words(fields.getOrDefault(name, ""))));
        fields.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        typed.put(name, words(value));
                    }
                });
        return typed;
    }

    /// Browsers end lines as mail does.
    public static String words(String typed) {
        return typed.strip().replace("\r\n", "\n");
    }
}
