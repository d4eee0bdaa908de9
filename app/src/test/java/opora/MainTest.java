package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import opora.engines.DataLock;
import opora.engines.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir Path dir;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsATakenPortInOneLine() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(socket.getLocalPort());
            refuses("port " + port + " is taken; choose another with --port", "run", "-p", port);
        }
    }

    @Test
    void tellsAFolderInUseInOneLine() {
        try (var held = DataLock.take(dir)) {
            var pid = ProcessHandle.current().pid();
            assertThat(held).isNotNull();
            refuses(
                    "data folder in use by process " + pid + ": " + dir,
                    run("--data", dir.toString()));
        }
    }

    @Test
    void tellsAFolderThatCannotBeWrittenInOneLine() throws Exception {
        var file = Files.createFile(dir.resolve("file")).toString();
        refuses("cannot write to the data folder " + file, run("--data", file));
    }

    @Test
    void tellsAnUnknownContextInOneLine() {
        refuses("unknown context shop; there are: gateway,", run("--contexts", "orders,shop"));
    }

    @Test
    void listensOutsideThisMachineOnlyWithTls() {
        refuses("listening on 0.0.0.0 needs --certificate", run("--address", "0.0.0.0"));
    }

    @Test
    void tellsSettingsOutOfTheirRangeInOneLine() {
        refuses("partitions must lie between 1 and 1000: 0", run("--partitions", "0"));
        refuses("replication must lie between 1 and 9: 10", run("--replication", "10"));
        refuses("not the address of a PostgreSQL: jdbc:h2:mem", run("--database", "jdbc:h2:mem"));
        refuses("cannot read --kafka-properties none", run("--kafka-properties", "none"));
    }

    @Test
    void tellsThatNobodyRunsOnAFolderInOneLine() {
        var folder = dir.toString();
        refuses("no Opora runs on the data folder " + folder, "replay", "--data", folder);
        refuses("no Opora runs on the data folder " + folder, "dlq", "--data", folder, "list");
    }

    @Test
    void saysWhereTheRestIsTold() {
        assertThat(execute("nonsense")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("opora: Unmatched argument at index 0: 'nonsense'")
                .endsWith("All options: opora --help" + System.lineSeparator())
                .doesNotContain("Usage");
    }

    @Test
    void printsAScriptThatCompletesTheCommand() {
        assertThat(execute("completion")).isZero();
        assertThat(out.toString()).contains("complete -F _complete_opora", "--contexts");
    }

    @Test
    void helpShowsExamples() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "opora demo", "opora run --port");
    }

    private static String[] run(String... options) {
        var all = new String[options.length + 3];
        all[0] = "run";
        all[1] = "--port";
        all[2] = Integer.toString(FreePort.next());
        System.arraycopy(options, 0, all, 3, options.length);
        return all;
    }

    private void refuses(String sentence, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(execute(arguments)).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith("opora: " + sentence).hasLineCount(1);
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
