package opora.cards;

import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.RateLimit;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// A person's cards. The page where one is typed stands alone: no script of anybody, ours included,
/// and nothing may be loaded or sent elsewhere.
@RestController
class CardsController {
    private static final String ALONE =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";
    private static final int TRIES_PER_MINUTE = 20;
    private static final int HISTORY = 20;

    private final Cards cards;
    private final Charges charges;
    private final Templates pages;
    private final RateLimit tries = new RateLimit(TRIES_PER_MINUTE);

    CardsController(Cards cards, Charges charges, Templates pages) {
        this.cards = cards;
        this.charges = charges;
        this.pages = pages;
    }

    @GetMapping("/cards")
    JteModel list(Frame frame, Person person) {
        return pages.cardsList(
                frame, cards.of(person.username()), charges.of(person.username(), HISTORY));
    }

    @GetMapping("/cards/new")
    ResponseEntity<JteModel> form(Frame frame, Person person) {
        return alone(HttpStatus.OK, frame, "", List.of());
    }

    @PostMapping("/cards/new")
    ResponseEntity<JteModel> add(Frame frame, Person person, CardForm form) {
        tries.take(person.username());
        var flaws = form.flaws(YearMonth.now());
        if (!flaws.isEmpty()) {
            return alone(HttpStatus.UNPROCESSABLE_CONTENT, frame, form.expiry(), flaws);
        }
        var parsed = CardNumber.parse(form.number()).orElseThrow();
        var until = form.until().orElseThrow();
        return switch (cards.add(person.username(), parsed, until, form.code().strip())) {
            case DONE -> Go.to("/cards", "cards.added");
            case UNKNOWN ->
                    alone(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            frame,
                            form.expiry(),
                            List.of(Flaw.of("number", "cards.unknown")));
            case AWAY ->
                    alone(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            frame,
                            form.expiry(),
                            List.of(Flaw.of("", "cards.away")));
            case TOO_MANY ->
                    alone(
                            HttpStatus.CONFLICT,
                            frame,
                            form.expiry(),
                            List.of(Flaw.of("", "cards.too.many", Cards.MOST)));
        };
    }

    @PostMapping("/cards/{id}/preferences")
    ResponseEntity<JteModel> prefer(Person person, @PathVariable String id) {
        return after(cards.prefer(person.username(), id), "cards.preferred");
    }

    @PostMapping("/cards/{id}/removals")
    ResponseEntity<JteModel> remove(Person person, @PathVariable String id) {
        return after(cards.remove(person.username(), id), "cards.removed");
    }

    private static ResponseEntity<JteModel> after(boolean done, String said) {
        if (!done) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/cards", Go.saying(said));
    }

    /// The number and the code are never shown again.
    private ResponseEntity<JteModel> alone(
            HttpStatus status, Frame frame, String expiry, List<Flaw> flaws) {
        return ResponseEntity.status(status)
                .header("Content-Security-Policy", ALONE)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(pages.cardsForm(frame, expiry, flaws));
    }
}
