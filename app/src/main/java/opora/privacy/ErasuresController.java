package opora.privacy;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where people, or staff for them, ask to be erased, and think better of it.
@RestController
class ErasuresController {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 300;

    private final ErasePeople erase;
    private final ErasureRows erasures;
    private final Templates pages;

    ErasuresController(ErasePeople erase, ErasureRows erasures, Templates pages) {
        this.erase = erase;
        this.erasures = erasures;
        this.pages = pages;
    }

    /// Whoever wants to be gone types their own name, so that no slip of the hand does it.
    @PostMapping("/my-data/erasure")
    ResponseEntity<JteModel> ask(Person person, @RequestParam String username) {
        if (!username.strip().equalsIgnoreCase(person.username())) {
            return Go.to("/my-data", "privacy.erasure.other");
        }
        var asked = erase.ask(person.username(), person.username(), "");
        return Go.to("/my-data", asked ? "privacy.erasure.asked" : "privacy.erasure.already");
    }

    @PostMapping("/my-data/erasure/cancel")
    ResponseEntity<JteModel> cancel(Person person) {
        return Go.to("/my-data", word(erase.cancel(person.username())));
    }

    @GetMapping("/erasures")
    JteModel list(Frame frame) {
        return pages.privacyErasures(frame, erasures.latest(), ErasureForm.empty(), List.of());
    }

    @PostMapping("/erasures")
    ResponseEntity<JteModel> ask(Frame frame, Person person, @ModelAttribute ErasureForm form) {
        var flaws = new ArrayList<Flaw>();
        if (form.typedName().isEmpty()) {
            flaws.add(Flaw.of("username", "privacy.flaw.nobody"));
        }
        var length = form.typedReason().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            flaws.add(Flaw.of("reason", "privacy.flaw.reason", SHORTEST_REASON, LONGEST_REASON));
        }
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(pages.privacyErasures(frame, erasures.latest(), form, flaws));
        }
        var asked = erase.ask(form.typedName(), person.username(), form.typedReason());
        return Go.to("/erasures", asked ? "privacy.erasure.asked" : "privacy.erasure.already");
    }

    @PostMapping("/erasures/{username}/cancel")
    ResponseEntity<JteModel> cancel(@PathVariable String username) {
        if (erasures.latest(username).isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/erasures", word(erase.cancel(username)));
    }

    private static String word(boolean cancelled) {
        return cancelled ? "privacy.erasure.cancelled" : "privacy.erasure.too.late";
    }
}
