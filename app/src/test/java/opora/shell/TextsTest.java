package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    /// `frame.text("key"`, `count("key"` and `Flaw.of("field", "key"`: whole keys, not the
    /// beginnings of composed ones.
    private static final List<Pattern> USES =
            List.of(
                    Pattern.compile("(?<!facts\\.)\\btext\\(\"([a-z0-9.-]+[a-z0-9])\"[,)]"),
                    Pattern.compile("\\bFlaw\\.of\\(\\s*\"[^\"]*\",\\s*\"([a-z0-9.-]+)\""),
                    Pattern.compile("\\bGo\\.to\\([^;]*, \"([a-z0-9.-]+)\"\\)"),
                    Pattern.compile("new Refused\\([^;]*, \"([a-z0-9.-]+)\"\\)"));

    private final Texts texts = new Texts();

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(texts.all("ru").keySet())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        texts.all("en").keySet().stream().flatMap(TextsTest::alsoFew).toList());
    }

    @Test
    void noPageAsksForATextThatNobodyWrote() throws IOException {
        var missing = new TreeSet<String>();
        for (var root : List.of("src/main/jte", "src/main/java")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile).forEach(file -> missing.addAll(missing(file)));
            }
        }
        assertThat(missing).isEmpty();
    }

    /// A date in Russian ends with a stop of its own.
    @Test
    void noSentenceOfShippedRulesEndsInADate() {
        assertThat(texts.all("ru").entrySet())
                .filteredOn(text -> text.getKey().startsWith("shipped."))
                .noneMatch(text -> text.getValue().matches("(?s).*(date|eve)}}\\..*"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,many",
        "1,one",
        "2,few",
        "5,many",
        "11,many",
        "21,one",
        "22,few",
        "112,many",
        "1001,one"
    })
    void countsAsRussiansDo(long number, String form) {
        assertThat(Texts.plural("ru", number)).isEqualTo(form);
    }

    @Test
    void fillsInValuesAndShowsAKeyWithoutText() {
        assertThat(texts.text("en", "menu.account", "<anna>")).isEqualTo("Menu: <anna>");
        assertThat(texts.text("en", "no.such.key")).isEqualTo("no.such.key");
    }

    private List<String> missing(Path file) {
        try {
            var source = Files.readString(file);
            return USES.stream()
                    .flatMap(use -> use.matcher(source).results())
                    .map(found -> found.group(1))
                    .filter(key -> !texts.knows("en", key) || !texts.knows("ru", key))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Russian counts in one more form than English.
    private static Stream<String> alsoFew(String key) {
        return key.endsWith(".one")
                ? Stream.of(key, key.replaceFirst("one$", "few"))
                : Stream.of(key);
    }
}
