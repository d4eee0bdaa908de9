package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules that every page keeps, so that one forgotten word does not break it in the browser.
class TemplatesTest {
    private static final Pattern INLINE =
            Pattern.compile(
                    "<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=\"|hx-on|javascript:|\\$unsafe",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern POST =
            Pattern.compile("<form[^>]*method=\"post\"[^>]*>(?s:(.*?))</form>");
    private static final Pattern ICON = Pattern.compile("(?:name|icon) = \"([a-z0-9-]+)\"");

    @Test
    void noPageCarriesScriptsOrStylesOfItsOwn() throws IOException {
        assertThat(offending(text -> INLINE.matcher(text).find())).isEmpty();
    }

    @Test
    void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
        assertThat(
                        offending(
                                text ->
                                        POST.matcher(text)
                                                .results()
                                                .anyMatch(
                                                        form ->
                                                                !form.group(1)
                                                                        .contains("shell.csrf"))))
                .isEmpty();
    }

    @Test
    void everyIconExists() throws IOException {
        var icons = Files.readString(Path.of("src/main/resources/assets/icons.svg"));
        assertThat(
                        offending(
                                text ->
                                        text.lines()
                                                .filter(
                                                        line ->
                                                                line.contains("shell.icon(")
                                                                        || line.contains(
                                                                                "shell.empty("))
                                                .flatMap(line -> ICON.matcher(line).results())
                                                .anyMatch(
                                                        use ->
                                                                !icons.contains(
                                                                        "id=\""
                                                                                + use.group(1)
                                                                                + "\""))))
                .isEmpty();
    }

    private static ArrayList<Path> offending(java.util.function.Predicate<String> rule)
            throws IOException {
        var offending = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (rule.test(Files.readString(file))) {
                    offending.add(file);
                }
            }
        }
        return offending;
    }
}
