package opora;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command as a process of its own, for what only a process can show: signals, locks, exit
/// codes.
final class Running implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    Running(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // what this process measures of itself, such as coverage, that one measures too
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "opora.Main"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /// Reads on to the line that contains this, and returns what follows it there.
    String until(String words) throws IOException {
        var read = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(words)) {
                return line.substring(line.indexOf(words) + words.length());
            }
            read.append(line).append('\n');
        }
        throw new AssertionError("never said \"" + words + "\" but:\n" + read);
    }

    /// As Ctrl-C does; answers whether the process went within this time.
    boolean interrupted(int seconds) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
