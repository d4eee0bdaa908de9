package opora.notifications;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import opora.shell.FileKind;
import org.jspecify.annotations.Nullable;

/// A letter as a mail: plain words, which every program shows and no script hides in. What rules
/// write comes laid out as well.
final class Mail extends MimeMessage {
    private final Letter letter;

    private Mail(Session session, Letter letter) {
        super(session);
        this.letter = letter;
    }

    static Mail of(
            Letter letter, Session session, InternetAddress from, Optional<Farewell> farewell)
            throws MessagingException {
        var mail = new Mail(session, letter);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, recipient(letter.recipient()));
        mail.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", letter.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(new Date());
        if (letter.kind() == null) {
            mail.setText(letter.content(), StandardCharsets.UTF_8.name());
        } else {
            mail.setContent(twice(letter, farewell));
        }
        if (farewell.isPresent()) {
            mail.setHeader("List-Unsubscribe", "<" + farewell.get().oneClick() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.saveChanges();
        return mail;
    }

    /// An answer to it finds back to its ticket: by the mail it seems to follow, by its subject,
    /// and by the address it goes to. Mail programs show mails about one ticket together.
    Mail answeredAt(@Nullable String replyTo) throws MessagingException {
        var tag = letter.thread();
        if (tag != null) {
            var root = "<ticket." + tag + "@opora>";
            setHeader("In-Reply-To", root);
            setHeader("References", root);
            var subject = oneLine(letter.subject()) + " [#" + tag + "]";
            setSubject(subject, StandardCharsets.UTF_8.name());
            if (replyTo != null) {
                setReplyTo(InternetAddress.parse(replyTo.replace("{tag}", tag)));
            }
            saveChanges();
        }
        return this;
    }

    /// The words first, then the files, byte by byte.
    Mail enclosing(List<Enclosed.Part> files) throws MessagingException {
        if (!files.isEmpty()) {
            var words = new MimeBodyPart();
            words.setDataHandler(getDataHandler());
            var all = new MimeMultipart(words);
            for (var file : files) {
                all.addBodyPart(part(file));
            }
            setContent(all);
            saveChanges();
        }
        return this;
    }

    private static MimeBodyPart part(Enclosed.Part file) throws MessagingException {
        var said = file.file().type();
        var type =
                said.equals("text/plain")
                        ? "text/plain; charset=utf-8"
                        : said.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? said : FileKind.UNKNOWN;
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), type)));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setFileName(oneLine(file.file().name()));
        return part;
    }

    /// The same words plain and laid out; mail programs show the last one they can.
    private static MimeMultipart twice(Letter letter, Optional<Farewell> farewell)
            throws MessagingException {
        var end = farewell.map(one -> "\n\n" + one.words() + " " + one.page()).orElse("");
        var plain = new MimeBodyPart();
        plain.setText(MailHtml.plain(letter.content()) + end, StandardCharsets.UTF_8.name());
        var laidOut = new MimeBodyPart();
        laidOut.setText(MailHtml.of(letter, end), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", plain, laidOut);
    }

    /// One address and nothing else: neither a list nor a header of one's own.
    static InternetAddress recipient(String address) throws AddressException {
        var recipient = new InternetAddress(address, true);
        recipient.validate();
        if (!address.equals(recipient.getAddress())) {
            throw new AddressException("not a plain address", address);
        }
        return recipient;
    }

    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", letter.messageId());
    }
}
