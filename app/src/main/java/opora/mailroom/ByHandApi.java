package opora.mailroom;

import java.util.List;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people do with mails that did not become anything by themselves, for programs. Each can be
/// sent again without harm: a mail becomes one thing.
@RestController
@RequestMapping("/api/mails/{id}")
class ByHandApi {
    private final Mails mails;
    private final ByHand byHand;
    private final MailroomController pages;

    ByHandApi(Mails mails, ByHand byHand, MailroomController pages) {
        this.mails = mails;
        this.byHand = byHand;
        this.pages = pages;
    }

    /// @param text what is new in it
    /// @param folded the history below, and the signature
    /// @param files the names of its files
    record Content(String text, String folded, List<String> files) {}

    /// What it says; nothing any more once it is not kept.
    @GetMapping("/content")
    Content content(@PathVariable long id) {
        var sheet = pages.sheet(find(id));
        return new Content(sheet.text(), sheet.folded(), sheet.files());
    }

    /// As it came.
    @GetMapping("/raw")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        return pages.raw(id);
    }

    @PostMapping("/retry")
    MailRow retry(Person person, @PathVariable long id) {
        find(id);
        return done(id, byHand.retry(id, person.username()));
    }

    @PostMapping("/drop")
    MailRow drop(Person person, @PathVariable long id) {
        find(id);
        return done(id, byHand.drop(id, person.username()));
    }

    /// @param mails how many were let pass
    record Released(int mails) {}

    @PostMapping("/sender")
    Released release(Person person, @PathVariable long id) {
        return new Released(byHand.release(find(id).sender(), person.username()));
    }

    /// What is left out is as the mail has it.
    @PostMapping("/ticket")
    MailRow make(Person person, @PathVariable long id, @RequestBody ByHand.Draft draft) {
        var whole = draft.over(pages.begun(find(id)));
        var flaws = whole.flaws();
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return done(id, byHand.ticket(id, whole, person.username()));
    }

    private MailRow done(long id, boolean done) {
        if (!done) {
            throw new Refused(HttpStatus.CONFLICT, "mailroom.not");
        }
        return find(id);
    }

    private MailRow find(long id) {
        return mails.at(id).orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }
}
