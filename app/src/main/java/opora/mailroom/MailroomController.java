package opora.mailroom;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff sees what became of each mail, and helps those that became nothing.
@RestController
@RequestMapping("/mailroom")
class MailroomController {
    private static final String MAIL = "/mailroom/mails/";
    private static final String LOOK = "/mailroom?fate=LOOK";

    private final Templates pages;
    private final Mails mails;
    private final ByHand byHand;

    MailroomController(Templates pages, Mails mails, ByHand byHand) {
        this.pages = pages;
        this.mails = mails;
        this.byHand = byHand;
    }

    @GetMapping
    JteModel list(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String fate,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        var wanted = new Mails.Wanted(q.strip(), fate, before);
        return pages.mailroomList(
                frame, MailsPage.of(wanted, mails.find(wanted)), mails.troubled());
    }

    @GetMapping("/mails/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        var mail = find(id);
        return pages.mailroomMail(frame, sheet(mail));
    }

    MailSheet sheet(MailRow mail) {
        return mails.raw(mail.id())
                .map(raw -> MailSheet.of(mail, raw))
                .orElseGet(() -> MailSheet.gone(mail));
    }

    /// Never shown by a browser, whatever it may hold.
    @GetMapping("/mails/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"mail-" + id + ".eml\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(mails.raw(id).orElseThrow(MailroomController::unknown));
    }

    @PostMapping("/mails/{id}/retry")
    ResponseEntity<JteModel> retry(Person person, @PathVariable long id) {
        find(id);
        var done = byHand.retry(id, person.username());
        return Go.to(MAIL + id, done ? "mailroom.retried" : "mailroom.not");
    }

    @PostMapping("/mails/{id}/drop")
    ResponseEntity<JteModel> drop(Person person, @PathVariable long id) {
        find(id);
        var done = byHand.drop(id, person.username());
        return Go.to(LOOK, done ? "mailroom.dropped" : "mailroom.not");
    }

    @PostMapping("/mails/{id}/sender")
    ResponseEntity<JteModel> release(Person person, @PathVariable long id) {
        byHand.release(find(id).sender(), person.username());
        return Go.to(LOOK, "mailroom.released");
    }

    @GetMapping("/mails/{id}/ticket")
    JteModel begin(Frame frame, @PathVariable long id) {
        var mail = find(id);
        return pages.mailroomTicket(frame, mail, begun(mail), List.of());
    }

    /// What a ticket made of it by hand begins with.
    ByHand.Draft begun(MailRow mail) {
        return new ByHand.Draft(
                mail.sender(), mail.senderName(), mail.subject(), sheet(mail).begin());
    }

    @PostMapping("/mails/{id}/ticket")
    ResponseEntity<JteModel> make(
            Frame frame, Person person, @PathVariable long id, @ModelAttribute ByHand.Draft draft) {
        var mail = find(id);
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            return again(frame, mail, draft, flaws);
        }
        return byHand.ticket(id, draft, person.username())
                ? Go.to(MAIL + id, "mailroom.made")
                : again(frame, mail, draft, List.of(Flaw.of("", "mailroom.not")));
    }

    private ResponseEntity<JteModel> again(
            Frame frame, MailRow mail, ByHand.Draft draft, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(pages.mailroomTicket(frame, mail, draft, flaws));
    }

    private MailRow find(long id) {
        return mails.at(id).orElseThrow(MailroomController::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
