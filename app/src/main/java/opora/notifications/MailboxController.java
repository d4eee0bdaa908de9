package opora.notifications;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// There is a mailbox only where mails end in this process.
@RestController
@ConditionalOnProperty(
        name = "opora.notifications.smtp",
        havingValue = "none",
        matchIfMissing = true)
class MailboxController {
    private final Templates pages;
    private final Mailbox mailbox;

    MailboxController(Templates pages, Mailbox mailbox) {
        this.pages = pages;
        this.mailbox = mailbox;
    }

    @GetMapping("/mailbox")
    JteModel mails(Frame frame, Person person) {
        return pages.notificationsMailbox(frame, mailbox.of(person));
    }
}
