package opora.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A mail server that keeps all it is given.
final class Mails implements AutoCloseable {
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static Mails start() {
        var mails = new Mails();
        mails.server.start();
        return mails;
    }

    String address() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /// How often each letter was handed over, by the letter's name.
    Map<String, Long> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(
                        mail -> {
                            try {
                                return mail.getMessageID().replaceAll("^<|@.*", "");
                            } catch (MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
