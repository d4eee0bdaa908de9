package opora.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir Path dir;

    @Test
    void refusesAFolderThatAnotherProcessHolds() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var process =
                new ProcessBuilder(java, "-cp", classes, Holder.class.getName(), dir.toString())
                        .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> DataLock.take(dir))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("data folder in use by process " + process.pid());
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        DataLock.take(dir).close();
    }

    @Test
    void refusesASecondLockOfTheSameProcess() {
        try (var first = DataLock.take(dir)) {
            assertThatThrownBy(() -> DataLock.take(dir))
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws Exception {
        var file = Files.createFile(dir.resolve("file"));
        assertThatThrownBy(() -> DataLock.take(file.resolve("data")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("cannot write to the data folder");
    }

    static class Holder {
        public static void main(String[] args) throws InterruptedException {
            DataLock.take(Path.of(args[0]));
            System.out.println("held");
            Thread.currentThread().join();
        }
    }
}
