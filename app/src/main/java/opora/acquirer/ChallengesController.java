package opora.acquirer;

import gg.jte.models.runtime.JteModel;
import java.net.URI;
import java.util.List;
import opora.acquirer.Charge.State;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The bank's page on which a cardholder confirms a charge with a code.
@RestController
class ChallengesController {
    private final Till till;
    private final Templates pages;

    ChallengesController(Till till, Templates pages) {
        this.till = till;
        this.pages = pages;
    }

    @GetMapping("/acquirer/challenges/{id}")
    ResponseEntity<JteModel> ask(Frame frame, @PathVariable String id) {
        var charge = till.byId(id).orElseThrow(ChallengesController::unknown);
        return charge.state() == State.ACTION_REQUIRED
                ? ResponseEntity.ok(page(frame, charge, List.of()))
                : back(charge);
    }

    @PostMapping("/acquirer/challenges/{id}")
    ResponseEntity<JteModel> answer(
            Frame frame, @PathVariable String id, @RequestParam String code) {
        var charge = till.confirm(id, code).orElseThrow(ChallengesController::unknown);
        return charge.state() == State.ACTION_REQUIRED
                ? ResponseEntity.unprocessableContent()
                        .body(page(frame, charge, List.of(Flaw.of("code", "acquirer.code.wrong"))))
                : back(charge);
    }

    private JteModel page(Frame frame, Charge charge, List<Flaw> flaws) {
        return pages.acquirerChallenge(
                frame, charge.id(), frame.money(charge.amount(), charge.currency()), flaws);
    }

    private static ResponseEntity<JteModel> back(Charge charge) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(charge.returnUrl()))
                .build();
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
