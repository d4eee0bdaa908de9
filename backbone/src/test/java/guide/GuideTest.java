package guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The guide's Java is cut from what is compiled and run here. `-Dguide.write=true` cuts it anew.
class GuideTest {
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- (\\w+)#([\\w-]+) -->\\n)?```java\\n(.*?)```\\n", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"use-the-backbone.md", "testing.md"})
    void showsOnlyWhatIsCompiledAndRun(String name) throws IOException {
        var page = Path.of("..", "docs", "guide", name);
        var written = Files.readString(page);
        var cut = BLOCK.matcher(written).replaceAll(GuideTest::quoted);
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(page, cut);
        }
        assertThat(Files.readString(page)).isEqualTo(cut);
        assertThat(BLOCK.matcher(written).results()).hasSizeGreaterThan(2);
    }

    private static String quoted(MatchResult block) {
        return java.util.regex.Matcher.quoteReplacement(cut(block));
    }

    private static String cut(MatchResult block) {
        assertThat(block.group(1))
                .as("a block that names no source:%n%s", block.group(4))
                .isNotNull();
        try {
            return block.group(1) + "```java\n" + region(block.group(2), block.group(3)) + "```\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String region(String file, String name) throws IOException {
        var lines = Files.readAllLines(Path.of("src/test/java/guide", file + ".java"));
        var begin = indexOf(lines, "// guide: " + name, 0);
        var end = indexOf(lines, "// guide: end", begin);
        return String.join("\n", lines.subList(begin + 1, end)).stripTrailing().stripIndent()
                + "\n";
    }

    private static int indexOf(List<String> lines, String mark, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new AssertionError("there is no " + mark);
    }
}
