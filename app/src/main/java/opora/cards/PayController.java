package opora.cards;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pages.Templates;

/// Tops the wallet up from a card: the form, and the page where one sees what comes of it.
@RestController
class PayController {
    private final Cards cards;
    private final Charges charges;
    private final TopUpByCard act;
    private final Templates pages;

    PayController(Cards cards, Charges charges, TopUpByCard act, Templates pages) {
        this.cards = cards;
        this.charges = charges;
        this.act = act;
        this.pages = pages;
    }

    @GetMapping("/cards/top-up")
    ResponseEntity<JteModel> form(Frame frame, Person person) {
        var own = cards.of(person.username());
        return own.isEmpty()
                ? Go.to("/cards", "cards.first")
                : ResponseEntity.ok(page(frame, own, "", List.of()));
    }

    @PostMapping("/cards/top-up")
    ResponseEntity<JteModel> topUp(
            Frame frame,
            Person person,
            @RequestParam String amount,
            @RequestParam(defaultValue = "") String card,
            @RequestParam String once) {
        var typed = TopUpByCard.amount(amount);
        var flaws = new ArrayList<Flaw>();
        if (typed.isEmpty()) {
            flaws.add(Flaw.of("amount", "cards.amount"));
        }
        if (cards.find(person.username(), card).isEmpty()) {
            flaws.add(Flaw.of("card", "cards.choose"));
        }
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, cards.of(person.username()), amount, flaws));
        }
        var begun =
                act.topUp(
                        person.username(),
                        IdempotencyKey.of(once),
                        card,
                        typed.getAsLong(),
                        PayController::comeBack);
        return Go.to("/cards/charges/" + begun.charge().id());
    }

    static String comeBack(String id) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/cards/charges/" + id)
                .queryParam("back", "1")
                .toUriString();
    }

    @GetMapping("/cards/charges/{id}")
    JteModel show(
            Frame frame,
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean back) {
        if (back) {
            charges.hurry(person.username(), id);
        }
        return pages.cardsCharge(frame, find(person, id), back);
    }

    /// The part of that page which changes.
    @GetMapping("/cards/charges/{id}/state")
    JteModel state(
            Frame frame,
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean back) {
        return pages.cardsState(frame, find(person, id), back);
    }

    private Charge find(Person person, String id) {
        return charges.find(person.username(), id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    private JteModel page(Frame frame, List<Card> own, String amount, List<Flaw> flaws) {
        return pages.cardsTopUp(frame, own, UUID.randomUUID().toString(), amount, flaws);
    }
}
