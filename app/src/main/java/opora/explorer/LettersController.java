package opora.explorer;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.backbone.Backbone;
import opora.backbone.DeadLetters;
import opora.backbone.Payloads;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Events that failed, and what an operator does about them.
@RestController
class LettersController {
    private static final int MOST = 200;
    private static final String LIST = "/dead-letters";

    private final Templates pages;
    private final DeadLetters letters;
    private final Payloads payloads;
    private final Journal journal;

    LettersController(Templates pages, Backbone backbone, Journal journal) {
        this.pages = pages;
        this.letters = backbone.deadLetters();
        this.payloads = backbone.payloads();
        this.journal = journal;
    }

    @GetMapping(LIST)
    JteModel list(Frame frame) {
        return pages.explorerLetters(
                frame, LetterGroup.of(letters.heads(MOST)), letters.interventions(20));
    }

    @GetMapping(LIST + "/{id}")
    JteModel letter(Frame frame, @PathVariable long id) {
        var letter = find(id);
        journal.tell(Deed.of("explorer.letter.seen", String.valueOf(id)));
        return page(frame, letter, payloads.show(letter.payload()), "", List.of());
    }

    @PostMapping(LIST + "/{id}/retry")
    ResponseEntity<JteModel> retry(Person person, @PathVariable long id) {
        return done(letters.retry(id, person.username()), "explorer.letters.retried");
    }

    @PostMapping(LIST + "/{id}/payload")
    ResponseEntity<JteModel> edit(
            Frame frame, Person person, @PathVariable long id, @RequestParam String json) {
        try {
            return done(letters.edit(id, json, person.username()), "explorer.letters.edited");
        } catch (IllegalArgumentException e) {
            var flaw = Flaw.of("json", "explorer.letters.flaw", String.valueOf(e.getMessage()));
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, find(id), json, "", List.of(flaw)));
        }
    }

    @PostMapping(LIST + "/{id}/discard")
    ResponseEntity<JteModel> discard(
            Frame frame, Person person, @PathVariable long id, @RequestParam String reason) {
        if (reason.isBlank()) {
            var letter = find(id);
            var flaw = Flaw.of("reason", "explorer.letters.reason.none");
            return ResponseEntity.unprocessableContent()
                    .body(
                            page(
                                    frame,
                                    letter,
                                    payloads.show(letter.payload()),
                                    reason,
                                    List.of(flaw)));
        }
        return done(
                letters.discard(id, reason.strip(), person.username()),
                "explorer.letters.discarded");
    }

    /// All whose cause is the same.
    @PostMapping("/dead-letters/retries")
    ResponseEntity<JteModel> retryAll(Person person, @RequestParam String cause) {
        letters.retryAll(cause, person.username());
        return Go.to(LIST, "explorer.letters.retried.all");
    }

    private JteModel page(
            Frame frame, DeadLetters.Letter letter, String json, String reason, List<Flaw> flaws) {
        return pages.explorerLetter(frame, letter, letters.line(letter.id()), json, reason, flaws);
    }

    private DeadLetters.Letter find(long id) {
        return letters.find(id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "explorer.letters.gone"));
    }

    /// Somebody else, or the event's own next try, may have been quicker.
    private static ResponseEntity<JteModel> done(boolean happened, String key) {
        return Go.to(LIST, happened ? key : "explorer.letters.gone");
    }
}
