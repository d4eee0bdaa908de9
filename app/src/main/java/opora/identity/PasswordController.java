package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Another password: by the old one, or by a link for who forgot it.
@RestController
class PasswordController {
    private final ChangePassword changes;
    private final ForgetPassword forgets;
    private final Links links;
    private final PasswordRules rules;
    private final SharedLimit attempts;
    private final Templates pages;

    PasswordController(
            ChangePassword changes,
            ForgetPassword forgets,
            Links links,
            PasswordRules rules,
            SharedLimit attempts,
            Templates pages) {
        this.changes = changes;
        this.forgets = forgets;
        this.links = links;
        this.rules = rules;
        this.attempts = attempts;
        this.pages = pages;
    }

    @GetMapping("/security/password")
    JteModel form(Frame frame, Person person) {
        return pages.identityPassword(frame, person.username(), List.of(), rules.shortest());
    }

    @PostMapping("/security/password")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password) {
        attempts.take(request.getRemoteAddr());
        return switch (changes.change(person, current, password)) {
            case NewPassword.Changed() -> Go.to("/security", "identity.password.changed");
            case NewPassword.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(
                                    pages.identityPassword(
                                            frame, person.username(), flaws, rules.shortest()));
            case NewPassword.Gone() -> throw gone();
        };
    }

    @GetMapping("/sign-in/forgotten")
    JteModel forgotten(Frame frame, @RequestParam(defaultValue = "false") boolean asked) {
        return pages.identityForgotten(frame, asked);
    }

    /// The same answer for everybody, known or not.
    @PostMapping("/sign-in/forgotten")
    ResponseEntity<JteModel> ask(
            HttpServletRequest request, @RequestParam(defaultValue = "") String username) {
        attempts.take(request.getRemoteAddr());
        forgets.ask(username);
        return Go.to("/sign-in/forgotten?asked=true");
    }

    @GetMapping("/sign-in/reset/{secret}")
    JteModel reset(Frame frame, @PathVariable String secret) {
        return resetForm(frame, secret, List.of());
    }

    @PostMapping("/sign-in/reset/{secret}")
    ResponseEntity<JteModel> reset(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password) {
        attempts.take(request.getRemoteAddr());
        return switch (changes.reset(secret, password)) {
            case NewPassword.Changed() -> Go.to("/sign-in", "identity.password.changed");
            case NewPassword.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent().body(resetForm(frame, secret, flaws));
            case NewPassword.Gone() -> throw gone();
        };
    }

    private JteModel resetForm(Frame frame, String secret, List<Flaw> flaws) {
        var owner = links.owner(secret, Links.Purpose.RESET).orElseThrow(PasswordController::gone);
        return pages.identityReset(frame, secret, owner, flaws, rules.shortest());
    }

    private static Refused gone() {
        return new Refused(HttpStatus.NOT_FOUND, "identity.invitation.gone");
    }
}
