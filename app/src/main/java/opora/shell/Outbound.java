package opora.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/// Calls addresses that people typed. The name is resolved once, every address it has is checked,
/// and the connection goes to a checked one: nobody can answer differently between the check and
/// the call. Redirections are not followed but handed back as they are.
@Component
public final class Outbound {
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LONGEST_HEAD = 32_000;

    private final Reachable reachable;

    Outbound(ShellSettings settings) {
        this.reachable = new Reachable(settings.inner());
    }

    /// @param body its beginning, for whoever looks for the cause
    public record Reply(int status, Map<String, String> headers, String body) {
        public boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    /// @param patience how long the other side may take, in all
    public Reply post(URI address, Map<String, String> headers, byte[] body, Duration patience)
            throws IOException {
        return send("POST", address, headers, body, patience);
    }

    public Reply send(
            String method, URI address, Map<String, String> headers, byte[] body, Duration patience)
            throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        try (var socket = connect(address, patience)) {
            var out = socket.getOutputStream();
            out.write(head(method, address, headers, body.length));
            out.write(body);
            out.flush();
            return new Answer(socket, deadline).read();
        }
    }

    /// Why an address cannot be named.
    public enum Hindrance {
        /// It is not of a page, or holds a password.
        SCHEME,
        /// Its name leads nowhere.
        UNKNOWN,
        /// It leads inside.
        INNER
    }

    /// Whether somebody may name this address; for the form in which they do.
    public boolean allows(URI address) {
        return hindrance(address).isEmpty();
    }

    /// What stands in the way of naming it.
    public Optional<Hindrance> hindrance(URI address) {
        try {
            resolve(address);
            return Optional.empty();
        } catch (InnerAddress e) {
            return Optional.of(Hindrance.INNER);
        } catch (UnknownHostException e) {
            return Optional.of(Hindrance.UNKNOWN);
        } catch (IOException e) {
            return Optional.of(Hindrance.SCHEME);
        }
    }

    private Socket connect(URI address, Duration patience) throws IOException {
        var millis = (int) patience.toMillis();
        var target = new InetSocketAddress(resolve(address), port(address));
        var plain = new Socket();
        try {
            plain.connect(target, millis);
            plain.setSoTimeout(millis);
            return secure(address) ? encrypted(plain, address) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket plain, URI address) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, host(address), port(address), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /// All of its addresses must be outside: one that is not gives the name away.
    private InetAddress resolve(URI address) throws IOException {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || !scheme.equals("http") && !scheme.equals("https")) {
            throw new IOException("not the address of a page: " + address);
        }
        var all = InetAddress.getAllByName(host(address));
        for (var one : all) {
            if (!reachable.is(one)) {
                throw new InnerAddress(host(address));
            }
        }
        return all[0];
    }

    private static String host(URI address) {
        return Objects.requireNonNull(address.getHost());
    }

    private static boolean secure(URI address) {
        return address.getScheme().equalsIgnoreCase("https");
    }

    private static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : secure(address) ? 443 : 80;
    }

    private static byte[] head(String method, URI address, Map<String, String> headers, int length)
            throws IOException {
        var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        var port = address.getPort() > 0 ? ":" + address.getPort() : "";
        var head = new StringBuilder();
        head.append(method).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host(address)).append(port).append("\r\n");
        head.append("Connection: close\r\nContent-Length: ").append(length).append("\r\n");
        for (var header : headers.entrySet()) {
            var line = header.getKey() + ": " + header.getValue();
            if (line.chars().anyMatch(sign -> sign < ' ' || sign == 127)) {
                throw new IOException("not a header: " + header.getKey());
            }
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What comes back, as far as it matters: nobody can make us read for ever.
    private static final class Answer {
        private final Socket socket;
        private final InputStream in;
        private final long deadline;
        private int read;

        Answer(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.deadline = deadline;
        }

        Reply read() throws IOException {
            var first = line();
            while (first.matches("HTTP/1\\.[01] 1\\d\\d.*")) {
                while (!line().isEmpty()) {}
                first = line();
            }
            if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
                throw new IOException("not an HTTP answer");
            }
            var headers = new HashMap<String, String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                    headers.put(name, line.substring(colon + 1).strip());
                }
            }
            return new Reply(Integer.parseInt(first.substring(9, 12)), headers, beginning(headers));
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int next = one(); next != '\n'; next = one()) {
                if (next < 0 || ++read > LONGEST_HEAD) {
                    throw new IOException("the answer broke off");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        private String beginning(Map<String, String> headers) throws IOException {
            var told = headers.getOrDefault("content-length", "");
            var length = told.matches("\\d{1,4}") ? Integer.parseInt(told) : LONGEST_ANSWER;
            var body = new byte[Math.min(length, LONGEST_ANSWER)];
            var filled = 0;
            while (filled < body.length) {
                var next = one();
                if (next < 0) {
                    break;
                }
                body[filled++] = (byte) next;
            }
            return new String(body, 0, filled, StandardCharsets.UTF_8);
        }

        private int one() throws IOException {
            if (in.available() == 0) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IOException("the answer took too long");
                }
                socket.setSoTimeout((int) left);
            }
            return in.read();
        }
    }
}
