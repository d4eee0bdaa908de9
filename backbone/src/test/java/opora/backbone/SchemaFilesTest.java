package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {
    private static final String NAME = "opora.backbone.SchemaFilesTest.Paid";

    @TempDir Path folder;

    @Topic("paid")
    record Paid(long order, @Nullable String note) {}

    @Test
    void asksForTheFirstVersionAndThenIsContent() {
        assertThat(files().problems(List.of(Paid.class)))
                .containsExactly(NAME + " is new: run bin/schemas to add version 1");
        assertThat(files().write(List.of(Paid.class)))
                .containsExactly(folder.resolve(NAME + "/v1.avsc"));
        assertThat(files().problems(List.of(Paid.class))).isEmpty();
        assertThat(files().write(List.of(Paid.class))).isEmpty();
    }

    @Test
    void asksForAVersionMoreAfterACompatibleChange() throws Exception {
        history("{\"name\":\"order\",\"type\":\"int\"}");
        assertThat(files().problems(List.of(Paid.class)))
                .containsExactly(NAME + " changed compatibly: run bin/schemas to add version 2");
        assertThat(files().write(List.of(Paid.class)))
                .containsExactly(folder.resolve(NAME + "/v2.avsc"));
        assertThat(files().problems(List.of(Paid.class))).isEmpty();
    }

    @Test
    void refusesAnIncompatibleChange() throws Exception {
        history("{\"name\":\"order\",\"type\":\"string\"}");
        assertThat(files().problems(List.of(Paid.class)))
                .singleElement()
                .asString()
                .startsWith(NAME + ": field 'order' changed from string to long")
                .contains("make a new event");
        assertThatThrownBy(() -> files().write(List.of(Paid.class)))
                .isInstanceOf(IncompatibleSchema.class);
        assertThat(folder.resolve(NAME + "/v2.avsc")).doesNotExist();
    }

    @Test
    void missesARecordThatIsGone() throws Exception {
        history("{\"name\":\"order\",\"type\":\"string\"}");
        assertThat(files().problems(List.of()))
                .singleElement()
                .asString()
                .contains(NAME + " has no record any more");
    }

    private void history(String fields) throws Exception {
        var schema = "{\"type\":\"record\",\"name\":\"" + NAME + "\",\"fields\":[" + fields + "]}";
        Files.createDirectory(folder.resolve(NAME));
        Files.writeString(folder.resolve(NAME + "/v1.avsc"), schema);
    }

    private SchemaFiles files() {
        return new SchemaFiles(folder, "bin/schemas");
    }
}
