package opora.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/// A real mail server in this process for whoever has none: it takes mails for everybody and keeps
/// the latest in memory, for the mailbox page.
final class EmbeddedMailServer implements AutoCloseable {
    private final GreenMail server;

    private EmbeddedMailServer(GreenMail server) {
        this.server = server;
    }

    static EmbeddedMailServer start(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new EmbeddedMailServer(server);
    }

    MailServer address() {
        return new MailServer(
                "127.0.0.1", server.getSmtp().getPort(), MailServer.Security.NONE, null, null);
    }

    /// Everything that was received, the oldest first.
    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
