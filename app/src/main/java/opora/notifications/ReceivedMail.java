package opora.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/// A mail as it arrived, in words only: whatever else it may hold is not shown.
public record ReceivedMail(String to, String from, String subject, String text, Instant at) {
    static ReceivedMail of(String to, MimeMessage mail, Instant at) {
        try {
            var from = mail.getFrom() == null ? "" : mail.getFrom()[0].toString();
            var content = mail.isMimeType("text/plain") ? String.valueOf(mail.getContent()) : "";
            return new ReceivedMail(
                    to, from, mail.getSubject() == null ? "" : mail.getSubject(), content, at);
        } catch (MessagingException | IOException e) {
            return new ReceivedMail(to, "", "", String.valueOf(e.getMessage()), at);
        }
    }
}
