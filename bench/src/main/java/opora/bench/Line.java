package opora.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection, as cheap as can be: whoever measures must not eat the
/// machine that is measured.
final class Line implements AutoCloseable {
    private static final int LONGEST_HEADER = 16_384;

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean over;

    Line(int port) throws IOException {
        this.port = port;
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
        out = socket.getOutputStream();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// After so many requests a server ends a connection, and says so.
    private void renew() throws IOException {
        socket.close();
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream(), 4_096);
        out = socket.getOutputStream();
        over = false;
    }

    /// Sends a whole request; answers the status of its response, whose body is read and dropped.
    int exchange(String request) throws IOException {
        if (over) {
            renew();
        }
        out.write(request.getBytes(StandardCharsets.UTF_8));
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = 0L;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                over = lower.contains("close");
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        for (var size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size);
            line();
        }
        line();
    }

    private long chunk() throws IOException {
        return Long.parseLong(line().strip(), 16);
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        while (text.length() < LONGEST_HEADER) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        throw new IOException("a header without an end");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
