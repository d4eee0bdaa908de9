package opora.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/// A letter as a mail: plain words, which every program shows and no script hides in.
final class Mail extends MimeMessage {
    private final Letter letter;

    private Mail(Session session, Letter letter) {
        super(session);
        this.letter = letter;
    }

    static Mail of(Letter letter, Session session, InternetAddress from) throws MessagingException {
        var mail = new Mail(session, letter);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, recipient(letter.recipient()));
        mail.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", letter.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(new Date());
        mail.setText(letter.content(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
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
