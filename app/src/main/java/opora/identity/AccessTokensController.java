package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.ApiScopes;
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
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Tokens that people make for their programs.
@RestController
class AccessTokensController {
    private final KeepAccessTokens tokens;
    private final Templates pages;

    AccessTokensController(KeepAccessTokens tokens, Templates pages) {
        this.tokens = tokens;
        this.pages = pages;
    }

    @GetMapping("/security/tokens")
    JteModel list(Frame frame, Person person) {
        return page(frame, person, AccessTokenForm.EMPTY, List.of());
    }

    /// The one page that shows it.
    @PostMapping("/security/tokens")
    ResponseEntity<JteModel> make(
            Frame frame, Person person, @ModelAttribute AccessTokenForm form) {
        var flaws = form.flaws(ApiScopes.all());
        if (flaws.isEmpty()
                && tokens.of(person.username()).size() >= KeepAccessTokens.MOST_A_PERSON) {
            flaws = List.of(Flaw.of("name", "identity.tokens.flaw.many"));
        }
        if (!flaws.isEmpty() || form.days() == null) {
            return ResponseEntity.unprocessableContent().body(page(frame, person, form, flaws));
        }
        var token = tokens.make(person.username(), form.called(), form.wished(), form.days());
        return ResponseEntity.ok(pages.identityToken(frame, form.called(), token));
    }

    @PostMapping("/security/tokens/{id}/revoke")
    ResponseEntity<JteModel> revoke(Person person, @PathVariable String id) {
        if (!tokens.revoke(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/security/tokens", "identity.tokens.revoked");
    }

    private JteModel page(Frame frame, Person person, AccessTokenForm form, List<Flaw> flaws) {
        return pages.identityTokens(
                frame,
                tokens.of(person.username()),
                form.called(),
                form.wished(),
                AccessTokenForm.DAYS,
                flaws);
    }
}
