package opora.mailroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Where mail servers bring us mails, if a port is set. It takes mails for our own boxes only, and
/// passes none on.
@Component
class SmtpDoor implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);
    private static final String TOO_MANY = "421 4.3.2 too many connections\r\n";

    private final Boxes boxes;
    private final TakeMails mails;
    private final MailroomSettings settings;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> each = new ConcurrentHashMap<>();
    private volatile @Nullable ServerSocket door;

    SmtpDoor(Boxes boxes, TakeMails mails, MailroomSettings settings) {
        this.boxes = boxes;
        this.mails = mails;
        this.settings = settings;
    }

    /// Where it listens; 0 when it does not.
    int port() {
        var listening = door;
        return listening == null ? 0 : listening.getLocalPort();
    }

    @Override
    public void start() {
        var port = settings.smtp().port();
        if (port == null) {
            return;
        }
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true); // a process that was killed a moment ago held it
            fresh.bind(new InetSocketAddress(settings.smtp().address(), port), 200);
            door = fresh;
            Thread.ofVirtual().name("smtp-door").start(() -> listen(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take mails on port " + port, e);
        }
    }

    private void listen(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().name("smtp").start(() -> talk(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    log.warn("the door for mails: {}", e.getMessage());
                }
            }
        }
    }

    private void talk(Socket socket) {
        var from = socket.getInetAddress();
        open.add(socket);
        var same = each.merge(from, 1, Integer::sum);
        try (socket) {
            if (open.size() > settings.smtp().connections()
                    || same > settings.smtp().connectionsEach()) {
                socket.getOutputStream().write(TOO_MANY.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            new SmtpTalk(socket, boxes, mails, settings).run();
        } catch (IOException e) {
            log.debug("{} hung up", from, e);
        } finally {
            open.remove(socket);
            each.computeIfPresent(from, (_, some) -> some == 1 ? null : some - 1);
        }
    }

    @Override
    public void stop() {
        var listening = door;
        door = null;
        close(listening);
        open.forEach(SmtpDoor::close);
    }

    private static void close(java.io.@Nullable Closeable some) {
        try {
            if (some != null) {
                some.close();
            }
        } catch (IOException e) {
            log.debug("closed already", e);
        }
    }

    @Override
    public boolean isRunning() {
        return door != null;
    }

    /// After the backbone when starting, before it when stopping.
    @Override
    public int getPhase() {
        return 1;
    }
}
