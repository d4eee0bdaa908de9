package opora.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the guide tells people to type is typed here, into a real shell with the real curl. Where
/// JSON follows, the last line of the output has all of its fields, of the same kinds.
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/guide/api.md");
    private static final Pattern BLOCK =
            Pattern.compile("```sh\\n(.*?)```\\s*(?:```json\\n(.*?)```)?", Pattern.DOTALL);
    private static final String END = "-----8<-----";

    @Test
    void whatTheGuideSaysWorks() throws Exception {
        var blocks = BLOCK.matcher(Files.readString(GUIDE)).results().toList();
        var script = new StringBuilder("set -euo pipefail\n");
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

    private static List<String> run(String script) throws IOException, InterruptedException {
        var address = WholeApp.get().address();
        var typed = script.replace("opora=http://127.0.0.1:8080", "opora=" + address);
        assertThat(typed).contains(address);
        var shell = new ProcessBuilder("bash").redirectErrorStream(true).start();
        shell.outputWriter().append(typed).close();
        var said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        var parts = new ArrayList<>(List.of(said.split(Pattern.quote(END))));
        parts.removeLast();
        return parts;
    }

    private static void assertAlike(String call, JsonNode wanted, JsonNode found) {
        for (var field : wanted.properties()) {
            var there = found.get(field.getKey());
            assertThat(there).as("%s in the answer to %s", field.getKey(), call).isNotNull();
            assertThat(there.getNodeType()).isEqualTo(field.getValue().getNodeType());
            if (field.getValue().isNumber()) {
                assertThat(there).as(call).isEqualTo(field.getValue());
            }
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
