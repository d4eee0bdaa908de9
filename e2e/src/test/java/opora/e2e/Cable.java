package opora.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A connection to a server that can be cut, for everything in a browser, its service worker
/// included; and one that takes what is sent and loses the answer.
final class Cable implements AutoCloseable {
    private final ServerSocket door;
    private final URI target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger losing = new AtomicInteger();
    private volatile boolean cut;

    Cable(String address) {
        target = URI.create(address);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Cable::close);
    }

    void join() {
        cut = false;
    }

    /// The answers to the next reports arrive nowhere.
    void loseAnswers(int number) {
        losing.set(number);
    }

    /// How many answers are still to be lost.
    int stillLosing() {
        return losing.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    near.close();
                } else {
                    Thread.ofVirtual().start(() -> connect(near));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try (near;
                var far = new Socket(target.getHost(), target.getPort())) {
            open.add(near);
            open.add(far);
            var deaf = new AtomicBoolean();
            var back = Thread.ofVirtual().start(() -> answer(far, near, deaf));
            ask(near, far, deaf);
            back.join();
        } catch (IOException e) {
            // one end has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    private void ask(Socket near, Socket far, AtomicBoolean deaf) {
        pump(
                near,
                far,
                (piece, length) -> {
                    var text =
                            new String(piece, 0, Math.min(length, 200), StandardCharsets.US_ASCII);
                    if (text.matches("(?s)POST /visits/\\S+/acts .*") && lose()) {
                        deaf.set(true);
                    }
                    return true;
                });
    }

    private boolean lose() {
        return losing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static void answer(Socket far, Socket near, AtomicBoolean deaf) {
        pump(far, near, (_, _) -> !deaf.get());
    }

    private interface Look {
        boolean passes(byte[] piece, int length);
    }

    private static void pump(Socket from, Socket to, Look look) {
        var piece = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (!look.passes(piece, read)) {
                    break;
                }
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            // cut
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
