package opora.engines;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs PostgreSQL's programs so that they accept who we are and where we were started from.
final class PostgresProgram {
    private static final int TAIL_LINES = 20;

    private PostgresProgram() {}

    static Process initdb(Path cluster, Path log) throws IOException {
        return run(
                log,
                List.of(
                        "initdb",
                        "--pgdata=" + cluster,
                        "--username=" + EmbeddedPostgres.USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
    }

    static Process postgres(Path cluster, Path log, int port, Map<String, String> settings)
            throws IOException {
        var command = new ArrayList<>(List.of("postgres", "-D", cluster.toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return run(log, command);
    }

    /// PostgreSQL's own words; the ones of the start before are kept beside it.
    static Path freshLog(Path home) throws IOException {
        var log = home.resolve("postgres.log");
        if (Files.exists(log)) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            var from = Math.max(0, lines.size() - TAIL_LINES);
            return String.join("\n", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private static Process run(Path log, List<String> program) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(ownSession());
        command.addAll(unprivileged());
        command.add(
                PostgresBinaries.unpacked().resolve("bin").resolve(program.getFirst()).toString());
        command.addAll(program.subList(1, program.size()));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.start();
    }

    /// Ctrl-C reaches every process of the terminal's group; the database must go last, so it
    /// leaves the group.
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("setsid") : List.of();
    }

    /// PostgreSQL refuses to run as root; in a user namespace that maps nobody, root is nobody.
    private static List<String> unprivileged() {
        return new UnixSystem().getUid() == 0 ? List.of("unshare", "-U") : List.of();
    }
}
