package opora.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// All files that pages need, put together and packed once at start: one style sheet, one script,
/// one sheet of icons. A context adds its own by placing `assets/<context>.css` or
/// `assets/<context>.js`; a style sheet for a page that must have nothing else stands under
/// `assets/alone`.
@Component
public class Assets {
    private static final String TABLER =
            "META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    private static final String HTMX =
            "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Map<String, Asset> byPath;

    public Assets() {
        add("opora.css", "text/css;charset=utf-8", join(".css", TABLER));
        add("opora.js", "text/javascript;charset=utf-8", join(".js", HTMX, "shell/streams.js"));
        add("theme.js", "text/javascript;charset=utf-8", read("shell/theme.js"));
        add("icons.svg", "image/svg+xml", read("assets/icons.svg"));
        add("logo.svg", "image/svg+xml", read("shell/logo.svg"));
        add("icon-192.png", "image/png", read("shell/icon-192.png"));
        add("icon-512.png", "image/png", read("shell/icon-512.png"));
        for (var name : files("assets/alone/*.css")) {
            add(name, "text/css;charset=utf-8", read("assets/alone/" + name));
        }
        byPath = byName.values().stream().collect(Collectors.toMap(Asset::path, asset -> asset));
    }

    public String path(String name) {
        return Objects.requireNonNull(byName.get(name), name).path();
    }

    @Nullable Asset at(String path) {
        return byPath.get(path);
    }

    private void add(String name, String type, byte[] content) {
        byName.put(name, Asset.of(name, type, content));
    }

    private static byte[] join(String ending, String... first) {
        var own = files("assets/*" + ending).stream().map(name -> "assets/" + name);
        var all = new ByteArrayOutputStream();
        Stream.concat(Arrays.stream(first), own)
                .forEach(
                        file -> {
                            all.writeBytes(read(file));
                            all.write('\n');
                        });
        return all.toByteArray();
    }

    private static List<String> files(String pattern) {
        try {
            var files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
            return Arrays.stream(files)
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .sorted()
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("missing from the build: " + path, e);
        }
    }
}
