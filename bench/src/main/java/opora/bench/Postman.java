package opora.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Brings mails over SMTP as any mail server does: one that was not answered with 250 is brought
/// again, though it may have been taken.
final class Postman implements Runnable {
    private static final String BOX = "support@bench.example";

    private final int port;
    private final Queue<Post> bag;
    private final AtomicInteger brought;
    private @Nullable Socket socket;
    private @Nullable BufferedReader in;

    Postman(int port, Queue<Post> bag, AtomicInteger brought) {
        this.port = port;
        this.bag = bag;
        this.brought = brought;
    }

    @Override
    public void run() {
        for (var post = bag.poll(); post != null; post = bag.poll()) {
            while (!bring(post)) {
                hangUp();
                Pause.millis(100);
            }
            brought.incrementAndGet();
        }
        hangUp();
    }

    private boolean bring(Post post) {
        try {
            if (socket == null) {
                connect();
            }
            return said(
                            "MAIL FROM:<" + (post.from().isEmpty() ? "x@y.z" : post.from()) + ">",
                            "250")
                    && said("RCPT TO:<" + BOX + ">", "250")
                    && said("DATA", "354")
                    && said(new String(post.bytes(), StandardCharsets.UTF_8) + ".", "250");
        } catch (IOException e) {
            return false;
        }
    }

    private void connect() throws IOException {
        var fresh = new Socket();
        fresh.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
        fresh.setSoTimeout(10_000);
        socket = fresh;
        in =
                new BufferedReader(
                        new InputStreamReader(fresh.getInputStream(), StandardCharsets.US_ASCII));
        answer();
        said("HELO bench", "250");
    }

    private boolean said(String line, String wanted) throws IOException {
        if (socket == null) {
            throw new IOException("not connected");
        }
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answer().startsWith(wanted);
    }

    private String answer() throws IOException {
        var line = in == null ? null : in.readLine();
        if (line == null) {
            throw new IOException("hung up");
        }
        return line;
    }

    private void hangUp() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
        socket = null;
    }
}
