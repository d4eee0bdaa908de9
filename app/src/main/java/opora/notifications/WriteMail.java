package opora.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import opora.shell.EmbeddedBox;
import opora.shell.Flaw;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// In the demo people write mails to the box of the embedded mail server, as from a mail program.
@Component
class WriteMail {
    private static final int LONGEST = 5_000;
    private static final int LONGEST_SUBJECT = 200;

    private final MailTraffic traffic;
    private final Mailbox mailbox;
    private final EmbeddedBox box;

    WriteMail(MailTraffic traffic, Mailbox mailbox, EmbeddedBox box) {
        this.traffic = traffic;
        this.mailbox = mailbox;
        this.box = box;
    }

    /// Whether there is a box to write to, and the person has an address to write from.
    boolean possible(Person person) {
        return box.orNone() != null && !mailbox.addresses(person.username()).isEmpty();
    }

    static List<Flaw> flaws(String subject, String text) {
        var flaws = new ArrayList<Flaw>();
        if (subject.length() > LONGEST_SUBJECT) {
            flaws.add(Flaw.of("subject", "mailbox.flaw.subject", LONGEST_SUBJECT));
        }
        if (text.isBlank() || text.length() > LONGEST) {
            flaws.add(Flaw.of("text", "mailbox.flaw.text", LONGEST));
        }
        return flaws;
    }

    void write(Person person, String subject, String text) {
        var server = traffic.embedded().orElseThrow().address();
        var session = Session.getInstance(server.properties(Duration.ofSeconds(10)));
        try {
            var mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(mailbox.addresses(person.username()).getFirst()));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(EmbeddedBox.ADDRESS));
            mail.setSubject(Mail.oneLine(subject), StandardCharsets.UTF_8.name());
            mail.setText(text, StandardCharsets.UTF_8.name());
            mail.setSentDate(new Date());
            Transport.send(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("the embedded mail server did not take a mail", e);
        }
    }
}
