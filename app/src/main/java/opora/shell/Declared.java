package opora.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// What each context says of itself in `<folder>/<context>.properties`. Every process knows that of
/// all contexts, whichever it runs.
public final class Declared {
    private Declared() {}

    public static Map<String, String> in(String folder) {
        var all = new TreeMap<String, String>();
        try {
            var pattern = "classpath*:" + folder + "/*.properties";
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((name, words) -> all.put((String) name, (String) words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
