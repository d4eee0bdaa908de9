package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir private Path folder;

    @Test
    void keepsFilesOnceAndLetsThemGo() throws Exception {
        var store = new FileStore(folder.resolve("files"));
        store.keep("file-0001", new byte[] {1, 2, 3});
        store.keep("file-0001", new byte[] {9});
        assertThat(new FileStore(folder.resolve("files")).read("file-0001"))
                .hasValue(new byte[] {1, 2, 3});
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).as("nothing half done").hasSize(1);
        }
        store.delete("file-0001");
        store.delete("file-0001");
        assertThat(store.read("file-0001")).isEmpty();
    }

    @Test
    void anIdLeadsNowhereElse() {
        var store = new FileStore(folder);
        assertThatThrownBy(() -> store.read("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
