package opora.mailroom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A mail server that brings us mails: SMTP as bytes, so that a test can say what no library would.
final class Carrier implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Carrier(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            answer();
            say("EHLO test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is answered to a line.
    String say(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is answered to a whole mail.
    String bring(String from, String to, byte[] mail) {
        var said =
                new ArrayList<>(
                        List.of(say("MAIL FROM:<" + from + ">"), say("RCPT TO:<" + to + ">")));
        said.add(say("DATA"));
        if (!said.getLast().startsWith("354")) {
            return said.toString();
        }
        try {
            socket.getOutputStream().write(mail);
            return say("\r\n.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
