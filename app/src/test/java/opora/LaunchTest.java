package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    private static final int SECONDS_TO_STOP = 60;

    @TempDir Path dir;

    @Test
    void startsStopsAndStartsAgainOnTheSameData() throws Exception {
        for (var round = 1; round <= 2; round++) {
            try (var running = new Running("run", "--port", "0", "--data", dir.toString())) {
                assertThat(health(running.until("ready: "))).contains("\"status\":\"UP\"");
                refusesASecondStart(running);
                var database = postmaster();
                assertThat(running.interrupted(SECONDS_TO_STOP)).isTrue();
                assertThat(database.isAlive()).isFalse();
            }
        }
    }

    @Test
    void tellsABrokerThatIsNotThereAndStopsWhatItStarted() throws Exception {
        try (var running =
                new Running(
                        "run",
                        "--port",
                        "0",
                        "--data",
                        dir.toString(),
                        "--kafka",
                        "127.0.0.1:1",
                        "--wait",
                        "1")) {
            running.until("opora: no Kafka broker answers at 127.0.0.1:1");
            assertThat(running.exit()).isEqualTo(2);
            assertThat(dir.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void runsABrokerAlone() throws Exception {
        try (var running = new Running("broker", "--port", "0", "--data", dir.toString())) {
            assertThat(running.until("ready ")).startsWith("127.0.0.1:");
            assertThat(running.interrupted(SECONDS_TO_STOP)).isTrue();
        }
    }

    private void refusesASecondStart(Running first) throws Exception {
        try (var second = new Running("run", "--port", "0", "--data", dir.toString())) {
            second.until("opora: data folder in use by process " + first.pid());
            assertThat(second.exit()).isEqualTo(2);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var lines = Files.readAllLines(dir.resolve("postgres/cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
    }

    private static String health(String address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
