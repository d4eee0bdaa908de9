package opora.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Every word people read, by language and key: `texts/<context>_ru.properties` and
/// `texts/<context>_en.properties`.
@Component
public class Texts {
    public static final List<String> LANGUAGES = List.of("ru", "en");

    private final Map<String, Map<String, String>> texts = new HashMap<>();

    public Texts() {
        LANGUAGES.forEach(language -> texts.put(language, load(language)));
    }

    /// The text of a key, its `{0}`, `{1}` … filled in. A key nobody wrote a text for shows itself.
    public String text(String language, String key, Object... values) {
        var text = all(language).getOrDefault(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /// A text that counts: `key.one`, `key.few` and `key.many`, by the grammar of the language.
    public String count(String language, String key, long number) {
        return text(language, key + "." + plural(language, Math.abs(number)), number);
    }

    /// A sum as people of that language write it.
    public String money(String language, long minor, String currency) {
        var locale = language.equals("ru") ? Locale.of("ru", "RU") : Locale.UK;
        return Money.format(minor, Currency.getInstance(currency), locale);
    }

    boolean knows(String language, String key) {
        return all(language).containsKey(key);
    }

    Map<String, String> all(String language) {
        return texts.getOrDefault(language, Map.of());
    }

    static String plural(String language, long number) {
        if (!language.equals("ru")) {
            return number == 1 ? "one" : "many";
        }
        long tens = number % 100;
        long ones = number % 10;
        if (tens >= 11 && tens <= 14 || ones == 0 || ones >= 5) {
            return "many";
        }
        return ones == 1 ? "one" : "few";
    }

    private static Map<String, String> load(String language) {
        var all = new HashMap<String, String>();
        try {
            var pattern = "classpath*:texts/*_" + language + ".properties";
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> all.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
