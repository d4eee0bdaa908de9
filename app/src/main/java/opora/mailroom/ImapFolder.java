package opora.mailroom;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A folder on a mail server, held open for one look into it.
final class ImapFolder implements AutoCloseable {
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final Box box;
    private final int largest;

    private ImapFolder(IMAPStore store, IMAPFolder folder, Box box, int largest) {
        this.store = store;
        this.folder = folder;
        this.box = box;
        this.largest = largest;
    }

    static ImapFolder open(Box box, String password, MailroomSettings settings)
            throws MessagingException {
        var session = Session.getInstance(properties(box, settings.patience()));
        var store = (IMAPStore) session.getStore("imap");
        try {
            store.connect(box.host(), box.port(), box.login(), password);
            var folder = (IMAPFolder) store.getFolder(box.folder());
            if (!folder.exists()) {
                throw new FolderNotFoundException(folder, "no folder " + box.folder());
            }
            folder.open(Folder.READ_WRITE);
            return new ImapFolder(store, folder, box, settings.largestBytes());
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(Box box, Duration patience) {
        var millis = Long.toString(patience.toMillis());
        var tls = box.security() == Box.Security.TLS;
        var startTls = box.security() == Box.Security.STARTTLS;
        var properties = new Properties();
        properties.put("mail.imap.ssl.enable", Boolean.toString(tls));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.imap.starttls.required", Boolean.toString(startTls));
        properties.put("mail.imap.connectiontimeout", millis);
        properties.put("mail.imap.timeout", millis);
        properties.put("mail.imap.writetimeout", millis);
        properties.put("mail.imap.peek", "true"); // who else reads there still sees what is new
        properties.put("mail.imap.partialfetch", "true");
        properties.put("mail.imap.fetchsize", "1048576");
        return properties;
    }

    /// A mail there.
    record Found(long uid, IMAPMessage message) {}

    /// What the server's numbers of this folder are good for: another value, and they mean other
    /// mails.
    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /// Those with higher numbers, and those with one of these, by their numbers.
    Collection<Found> after(long uid, List<Long> also) throws MessagingException {
        var found = new TreeMap<Long, Found>();
        var messages = new ArrayList<Message>();
        Collections.addAll(messages, folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID));
        for (var one : also) {
            var message = folder.getMessageByUID(one);
            if (message != null) {
                messages.add(message);
            }
        }
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(messages.toArray(Message[]::new), profile);
        for (var message : messages) {
            var number = folder.getUID(message);
            // asked for what follows the last one, servers answer the last one
            if (number > uid || also.contains(number)) {
                found.put(number, new Found(number, (IMAPMessage) message));
            }
        }
        return found.values();
    }

    /// All of it, or its head alone where it is too large.
    Arrival arrival(Found found) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        if (found.message().getSize() <= largest) {
            found.message().writeTo(bytes);
        }
        var whole = bytes.size() > 0 && bytes.size() <= largest;
        var raw = whole ? bytes.toByteArray() : head(found.message());
        return new Arrival(box.id(), Box.Way.IMAP, returnPath(raw), box.address(), raw, whole);
    }

    private static byte[] head(IMAPMessage message) throws MessagingException {
        var lines = Collections.list(message.getAllHeaderLines());
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// What the server that took it wrote down of the envelope.
    private static String returnPath(byte[] raw) {
        var head = MailHead.of(raw);
        return head.fields().containsKey("return-path")
                ? Address.of(head.first("return-path")).email()
                : Address.of(head.first("from")).email();
    }

    /// They are safe with us.
    void finished(List<Found> done) throws MessagingException {
        var messages = done.stream().map(Found::message).toArray(Message[]::new);
        if (messages.length == 0 || box.afterwards() == Box.Afterwards.LEAVE) {
            return;
        }
        if (box.afterwards() == Box.Afterwards.MOVE) {
            var target = store.getFolder(box.movedTo());
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            if (store.hasCapability("MOVE")) {
                folder.moveMessages(messages, target);
                return;
            }
            folder.copyMessages(messages, target);
        }
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        folder.expunge(messages);
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException e) {
            // it is gone either way
        }
        try {
            store.close();
        } catch (MessagingException e) {
            // so is the connection
        }
    }
}
