package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;
import opora.assignment.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    private static final String CSV =
            "topic,id,text\r\nA,1,plain\nB,2,\"said \"\"no\"\", then\nleft\"\n\nA,3,последний";

    @TempDir private Path folder;

    @Test
    void readsWhatIsQuotedAndColumnsInAnyOrder() throws Exception {
        var file = Files.writeString(folder.resolve("a.csv"), CSV);
        assertThat(Texts.read(file))
                .containsExactly(
                        new Example("plain", "A"),
                        new Example("said \"no\", then\nleft", "B"),
                        new Example("последний", "A"));
    }

    @Test
    void readsPackedFiles() throws Exception {
        var file = folder.resolve("a.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CSV.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(Texts.read(file)).hasSize(3);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var file = Files.writeString(folder.resolve("b.csv"), "body,label\nx,y\n");
        assertThatThrownBy(() -> Texts.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text and topic");
    }

    @Test
    void putsAFifthOfEachTopicAsideAndNothingTwice() {
        var all = new ArrayList<Example>();
        for (int i = 0; i < 100; i++) {
            all.add(new Example("text " + i, i < 20 ? "rare" : "often"));
        }
        var split = Split.of(all);
        assertThat(split.judge()).filteredOn(one -> one.topic().equals("rare")).hasSize(4);
        assertThat(split.judge()).hasSize(20);
        assertThat(split.learn()).hasSize(80).doesNotContainAnyElementsOf(split.judge());
        assertThat(Split.of(all)).isEqualTo(split);
    }
}
