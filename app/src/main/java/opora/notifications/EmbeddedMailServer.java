package opora.notifications;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import opora.shell.EmbeddedBox;

/// A real mail server in this process for whoever has none: it takes mails for everybody and keeps
/// the latest of each person in memory, for the mailbox page.
final class EmbeddedMailServer implements AutoCloseable {
    static final int MOST_A_PERSON = 20;

    private final GreenMail server;

    private EmbeddedMailServer(GreenMail server) {
        this.server = server;
    }

    static EmbeddedMailServer start(int port) {
        return start(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    /// With a box that is read over IMAP, too.
    static EmbeddedMailServer start(int port, EmbeddedBox box) {
        var embedded =
                start(
                        new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                        new ServerSetup(box.port(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        embedded.server.setUser(box.address(), box.address(), box.password());
        return embedded;
    }

    private static EmbeddedMailServer start(ServerSetup... doors) {
        var server = new GreenMail(doors);
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

    /// The mails to this address, the latest first.
    List<ReceivedMail> mailsTo(String address) {
        var user = server.getUserManager().getUserByEmail(address);
        return user == null
                ? List.of()
                : inbox(user)
                        .map(
                                mail ->
                                        ReceivedMail.of(
                                                address,
                                                mail.getMimeMessage(),
                                                mail.getReceivedDate().toInstant()))
                        .toList()
                        .reversed();
    }

    /// Everybody who has received something.
    List<String> addresses() {
        return server.getUserManager().listUser().stream()
                .map(GreenMailUser::getEmail)
                .sorted()
                .toList();
    }

    /// Drops what is more than the latest ones of each person: memory is not for ever.
    void tidy() {
        for (var user : server.getUserManager().listUser()) {
            if (user.getEmail().equals(EmbeddedBox.ADDRESS)) {
                continue; // whoever reads it takes its mails away
            }
            var mails = inbox(user).toList();
            var old = mails.subList(0, Math.max(0, mails.size() - MOST_A_PERSON));
            old.forEach(mail -> drop(user, mail));
        }
    }

    private void drop(GreenMailUser user, StoredMessage mail) {
        try {
            var folder = server.getManagers().getImapHostManager().getInbox(user);
            folder.setFlags(new Flags(Flags.Flag.DELETED), true, mail.getUid(), null, true);
            folder.expunge();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<StoredMessage> inbox(GreenMailUser user) {
        try {
            var folder = server.getManagers().getImapHostManager().getInbox(user);
            return List.copyOf(folder.getMessages()).stream();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
