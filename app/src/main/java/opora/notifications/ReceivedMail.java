package opora.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/// A mail as it arrived, in words only: whatever else it may hold is not shown.
///
/// @param id its Message-ID
public record ReceivedMail(
        String id, String to, String from, String subject, String text, Instant at) {
    static ReceivedMail of(String to, MimeMessage mail, Instant at) {
        try {
            var from = mail.getFrom() == null ? "" : mail.getFrom()[0].toString();
            var content = words(mail);
            return new ReceivedMail(
                    Objects.requireNonNullElse(mail.getMessageID(), ""),
                    to,
                    from,
                    mail.getSubject() == null ? "" : mail.getSubject(),
                    content,
                    at);
        } catch (MessagingException | IOException e) {
            return new ReceivedMail("", to, "", "", String.valueOf(e.getMessage()), at);
        }
    }

    private static String words(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                var found = words(several.getBodyPart(i));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
