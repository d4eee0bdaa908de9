package opora.explorer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import opora.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Listens for commands in the data folder.
@Component
class ConsoleServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ConsoleServer.class);

    private final Console console;
    private final Path data;
    private volatile @Nullable ServerSocketChannel open;

    @Autowired
    ConsoleServer(Console console, Settings settings) {
        this(console, settings.data());
    }

    ConsoleServer(Console console, Path data) {
        this.console = console;
        this.data = data;
    }

    @Override
    public void start() {
        var socket = ConsoleLine.socket(data);
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(socket); // left behind by a process that was killed
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            open = server;
            Thread.ofVirtual().name("console").start(() -> listen(server));
        } catch (IOException | RuntimeException e) {
            log.warn("`opora dlq` does not reach this process: {}", e.getMessage());
        }
    }

    private void listen(ServerSocketChannel server) {
        while (server.isOpen()) {
            try {
                var asked = server.accept();
                Thread.ofVirtual().start(() -> answer(asked));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(SocketChannel asked) {
        try (asked) {
            var words = ConsoleLine.readWords(new DataInputStream(Channels.newInputStream(asked)));
            var reply = console.answer(words.getFirst(), words.subList(1, words.size()));
            var out = new DataOutputStream(Channels.newOutputStream(asked));
            out.writeInt(reply.code());
            ConsoleLine.write(out, reply.text());
            out.flush();
        } catch (IOException | RuntimeException e) {
            log.warn("a command got no answer: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        var server = open;
        open = null;
        if (server != null) {
            try {
                server.close();
                Files.deleteIfExists(ConsoleLine.socket(data));
            } catch (IOException e) {
                log.debug("the console's socket stays", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return open != null;
    }
}
