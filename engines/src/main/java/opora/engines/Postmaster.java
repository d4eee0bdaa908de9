package opora.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What PostgreSQL's own `postmaster.pid` says of the server that runs on a cluster folder.
record Postmaster(long pid, int port, boolean ready) {
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    /// The server of this folder if one runs. A file left by a dead server stays where it is:
    /// PostgreSQL replaces it itself after it has made sure that no orphaned backend still writes.
    static Optional<Postmaster> of(Path cluster) {
        return read(cluster).filter(found -> found.runsOn(cluster));
    }

    /// Removes a file whose process id has meanwhile been given to another program; PostgreSQL
    /// would refuse to start.
    static void removeMistaken(Path cluster) {
        read(cluster)
                .filter(found -> ProcessHandle.of(found.pid).isPresent() && !found.runsOn(cluster))
                .ifPresent(
                        found -> {
                            try {
                                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
                            } catch (IOException e) {
                                throw new EngineFailure("cannot remove a stale postmaster.pid", e);
                            }
                        });
    }

    ProcessHandle process() {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new EngineFailure("PostgreSQL just stopped"));
    }

    private boolean runsOn(Path cluster) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                .isPresent();
    }

    private static Optional<Postmaster> read(Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            if (lines.size() <= PORT) {
                return Optional.empty();
            }
            var ready = lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
            return Optional.of(
                    new Postmaster(
                            Long.parseLong(lines.get(PID).strip()),
                            Integer.parseInt(lines.get(PORT).strip()),
                            ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
