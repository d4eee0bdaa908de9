package opora.notifications;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// There is a mailbox only where mails end in this process.
@RestController
@RequestMapping("/mailbox")
@ConditionalOnProperty(
        name = "opora.notifications.smtp",
        havingValue = "none",
        matchIfMissing = true)
class MailboxController {
    private final Templates pages;
    private final Mailbox mailbox;
    private final WriteMail writing;

    MailboxController(Templates pages, Mailbox mailbox, WriteMail writing) {
        this.pages = pages;
        this.mailbox = mailbox;
        this.writing = writing;
    }

    /// @param re the subject of a mail that is to be answered
    @GetMapping
    JteModel mails(Frame frame, Person person, @RequestParam(defaultValue = "") String re) {
        var subject = re.isEmpty() ? "" : "Re: " + re;
        return page(frame, person, subject, "", List.of());
    }

    @PostMapping
    ResponseEntity<JteModel> write(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text) {
        if (!writing.possible(person)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        var flaws = WriteMail.flaws(subject, text);
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, person, subject, text, flaws));
        }
        writing.write(person, subject, text);
        return Go.to("/mailbox", "mailbox.written");
    }

    private JteModel page(
            Frame frame, Person person, String subject, String text, List<Flaw> flaws) {
        return pages.notificationsMailbox(
                frame, mailbox.of(person), writing.possible(person), subject, text, flaws);
    }
}
