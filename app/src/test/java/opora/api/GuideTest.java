package opora.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.WholeApp;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the guides tell people to type is typed here, into a real shell with the real curl. Where
/// JSON follows, the last line of the output has all of its fields, of the same kinds.
class GuideTest {
    private static final Path GUIDES = Path.of("../docs/guide");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "```sh\\n((?:(?!```).)*?curl .*?)```\\s*(?:```json\\n(.*?)```)?",
                    Pattern.DOTALL);
    private static final String END = "-----8<-----";
    private static final String PASSWORD = "Green-Lantern-12";

    /// A guide that asks for it itself shows refusals, too.
    private static final String EACH_SUCCEEDS =
            "curl() { command curl --fail-with-body \"$@\"; }\n";

    @TempDir private Path folder;

    static Stream<String> guides() throws IOException {
        try (var all = Files.list(GUIDES)) {
            return all
                    .filter(guide -> !blocks(guide).isEmpty())
                    .map(guide -> guide.getFileName().toString())
                    .toList()
                    .stream();
        }
    }

    private static List<MatchResult> blocks(Path guide) {
        try {
            return BLOCK.matcher(Files.readString(guide)).results().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void whatTheGuideSaysWorks(String guide) throws Exception {
        var blocks = blocks(GUIDES.resolve(guide));
        var script = new StringBuilder();
        blocks.forEach(block -> script.append(block.group(1)).append("\necho; echo ").append(END));
        var outputs = run(script.toString().replace("echo " + END, "echo '" + END + "'\n"));
        assertThat(outputs).hasSameSizeAs(blocks);
        for (int i = 0; i < outputs.size(); i++) {
            var wanted = blocks.get(i).group(2);
            if (wanted != null) {
                var last = outputs.get(i).strip().lines().toList().getLast();
                assertAlike(blocks.get(i).group(1), json(wanted), json(last));
            }
        }
    }

    private List<String> run(String script) throws IOException, InterruptedException {
        var app = WholeApp.get();
        var anna = "g" + Long.toString(System.nanoTime(), 36);
        var account = "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}";
        app.stranger().post("/api/registrations", account.formatted(anna, anna, PASSWORD));
        Files.write(folder.resolve("router.jpg"), new byte[] {-1, -40, -1, -32, 7});
        var typed =
                script.replace("http://127.0.0.1:8080", app.address())
                        .replace("\"username\":\"anna\"", "\"username\":\"" + anna + "\"");
        var gleb = app.person("gleb-" + anna, Set.of("manager", "agent"));
        typed = typed.replaceAll("(?m)^token=.*\"gleb\".*$", "token=" + gleb.token());
        var before = "set -euo pipefail\nopora=%s\ntoken=%s\n";
        var shell = new ProcessBuilder("bash").redirectErrorStream(true).directory(folder.toFile());
        var process = shell.start();
        process.outputWriter()
                .append(before.formatted(app.address(), app.person().token()))
                .append(script.contains("--fail-with-body") ? "" : EACH_SUCCEEDS)
                .append(typed)
                .close();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        var parts = new ArrayList<>(List.of(said.split(Pattern.quote(END))));
        parts.removeLast();
        return parts;
    }

    /// A number is the same, unless it only names something.
    private static void assertAlike(String call, JsonNode wanted, JsonNode found) {
        for (var field : wanted.properties()) {
            var there = found.get(field.getKey());
            assertThat(there).as("%s in the answer to %s", field.getKey(), call).isNotNull();
            assertThat(there.getNodeType()).isEqualTo(field.getValue().getNodeType());
            if (field.getValue().isNumber() && !field.getKey().endsWith("Id")) {
                assertThat(there).as(call).isEqualTo(field.getValue());
            }
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
