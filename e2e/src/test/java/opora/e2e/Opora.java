package opora.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program as a person starts it: `opora demo` in a process of its own, with a folder of its
/// own.
final class Opora implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("ready: +(\\S+)");
    private static final Pattern SIGN_IN = Pattern.compile("^ *(\\w+) +password +(\\S+)");

    private final Process process;
    private final String address;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    private Opora(Process process) {
        this.process = process;
        var ready = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> read(ready));
        this.address = ready.orTimeout(120, TimeUnit.SECONDS).join();
    }

    private static final class Once {
        static final Opora INSTANCE = demo();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    /// One for all journeys that leave the sample people as they were.
    static Opora shared() {
        return Once.INSTANCE;
    }

    static Opora demo() {
        try {
            return demo(Files.createTempDirectory("opora-e2e"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On data that may have been used before.
    ///
    /// @param port 0 for any
    static Opora demo(Path data, int port) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var classes = System.getProperty("java.class.path");
            var command =
                    List.of(
                            java,
                            "-Xmx768m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classes,
                            "opora.Main",
                            "demo",
                            "--port",
                            Integer.toString(port),
                            "--data",
                            data.toString());
            return new Opora(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(CompletableFuture<String> ready) {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("  | " + line);
                var signIn = SIGN_IN.matcher(line);
                if (signIn.find()) {
                    passwords.put(signIn.group(1), signIn.group(2));
                }
                var address = ADDRESS.matcher(line);
                if (address.find()) {
                    ready.complete(address.group(1));
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended before it was ready"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    String address() {
        return address;
    }

    /// The password that the start has printed for a sample person.
    String passwordOf(String username) {
        var password = passwords.get(username);
        if (password == null) {
            throw new IllegalStateException("no password was printed for " + username);
        }
        return password;
    }

    /// As if the power of this one process had gone.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
