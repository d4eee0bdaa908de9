package opora.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A child process that runs one of our commands on our own class path.
final class Jvm implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready:? (\\S+)");

    private static final int MOST_WORDS = 2_000;

    private final String name;
    private final Process process;
    private final Path log;
    private final long skip;

    private Jvm(String name, Process process, Path log, long skip) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.skip = skip;
    }

    /// @param log what it prints is added to this file
    static Jvm start(String name, Path log, List<String> flags, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Dopora.shell.calls-per-minute=0"); // a few people stand for thousands
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "opora.Main"));
        command.addAll(arguments);
        try {
            var skip = Files.exists(log) ? Files.size(log) : 0;
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            return new Jvm(name, process, log, skip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it says that it is ready; answers the address it names.
    String awaitReady(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var said = READY.matcher(words());
            if (said.find()) {
                return said.group(1);
            }
            Pause.millis(20);
        }
        var words = words();
        var last = words.substring(Math.max(0, words.length() - MOST_WORDS));
        throw new IllegalStateException(name + " does not start:\n" + last);
    }

    private String words() {
        try (var file = Files.newInputStream(log)) {
            file.skipNBytes(skip);
            return new String(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// As if the power had gone.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
