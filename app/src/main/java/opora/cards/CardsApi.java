package opora.cards;

import java.util.ArrayList;
import java.util.List;
import opora.cards.Charge.State;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.IdempotencyKey;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Cards for programs. A number is typed on the page only, where its owner is.
@RestController
@RequestMapping("/api/cards")
class CardsApi {
    private final Cards cards;
    private final Charges charges;
    private final TopUpByCard act;
    private final Vault vault;

    CardsApi(Cards cards, Charges charges, TopUpByCard act, Vault vault) {
        this.cards = cards;
        this.charges = charges;
        this.act = act;
        this.vault = vault;
    }

    record All(List<Card> cards) {}

    @GetMapping
    All list(Person person) {
        return new All(cards.of(person.username()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Person person, @PathVariable String id) {
        if (!cards.remove(person.username(), id)) {
            throw gone();
        }
        return ResponseEntity.noContent().build();
    }

    /// @param amount in minor units
    record Wish(
            @Sent("019aa1c7-3f0e") @Nullable String card, @Sent("50000") @Nullable Long amount) {}

    /// @param actionUrl where the cardholder has to confirm
    record Shown(
            String id,
            State state,
            long amount,
            String currency,
            @Nullable String reason,
            @Nullable String actionUrl) {
        static Shown of(Charge charge) {
            return new Shown(
                    charge.id(),
                    charge.state(),
                    charge.amount(),
                    charge.currency(),
                    charge.reason(),
                    charge.actionUrl());
        }
    }

    @PostMapping("/top-ups")
    @Answered(202)
    ResponseEntity<Shown> topUp(Person person, @Once String once, @RequestBody Wish wish) {
        var flaws = new ArrayList<Flaw>();
        var amount = wish.amount() == null ? 0 : wish.amount();
        var card = wish.card() == null ? "" : wish.card();
        if (!TopUpByCard.allowed(amount)) {
            flaws.add(Flaw.of("amount", "cards.amount"));
        }
        if (cards.find(person.username(), card).isEmpty()) {
            flaws.add(Flaw.of("card", "cards.choose"));
        }
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var begun = act.topUp(person.username(), once, card, amount, PayController::comeBack);
        if (!begun.same()) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        }
        return ResponseEntity.accepted()
                .header(IdempotencyKey.REPLAYED, Boolean.toString(!begun.fresh()))
                .header("Location", "/api/cards/charges/" + begun.charge().id())
                .body(Shown.of(begun.charge()));
    }

    @GetMapping("/charges/{id}")
    Shown show(Person person, @PathVariable String id) {
        return charges.find(person.username(), id).map(Shown::of).orElseThrow(CardsApi::gone);
    }

    record Rotated(int cards) {}

    /// A new wrapping key, and every card's key wrapped anew under it.
    @PostMapping("/rotations")
    Rotated rotate() {
        return new Rotated(vault.rotate());
    }

    private static Refused gone() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
