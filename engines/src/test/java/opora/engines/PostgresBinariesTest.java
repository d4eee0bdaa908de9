package opora.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @Test
    void manyMayUnpackAtOnceAndOneWins(@TempDir Path cache) throws Exception {
        Callable<Path> unpack = () -> PostgresBinaries.unpackedIn(cache);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var homes = threads.invokeAll(List.of(unpack, unpack, unpack));
            for (var home : homes) {
                assertThat(home.get().resolve("bin/postgres")).isExecutable();
            }
        }
        try (var left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }
}
