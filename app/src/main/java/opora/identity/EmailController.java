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

/// Another address. Looking at the mailed link changes nothing: mail programs do that by
/// themselves.
@RestController
class EmailController {
    private final ChangeEmail changes;
    private final SharedLimit attempts;
    private final Templates pages;

    EmailController(ChangeEmail changes, SharedLimit attempts, Templates pages) {
        this.changes = changes;
        this.attempts = attempts;
        this.pages = pages;
    }

    @GetMapping("/security/email")
    JteModel form(Frame frame, Person person) {
        return form(frame, changes.current(person), "", List.of());
    }

    @PostMapping("/security/email")
    ResponseEntity<JteModel> ask(
            Frame frame,
            Person person,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String email) {
        attempts.take(request.getRemoteAddr());
        return switch (changes.ask(person, current, email)) {
            case NewPassword.Changed() -> Go.to("/security", "identity.email.asked");
            case NewPassword.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(form(frame, changes.current(person), email, flaws));
            case NewPassword.Gone() -> throw gone();
        };
    }

    @GetMapping("/sign-in/email/{secret}")
    JteModel show(Frame frame, @PathVariable String secret) {
        var link = changes.asked(secret).orElseThrow(EmailController::gone);
        return pages.identityEmailConfirm(frame, secret, link.username(), link.subject());
    }

    @PostMapping("/sign-in/email/{secret}")
    ResponseEntity<JteModel> confirm(
            Frame frame, HttpServletRequest request, @PathVariable String secret) {
        attempts.take(request.getRemoteAddr());
        if (!changes.confirm(secret)) {
            throw gone();
        }
        return Go.to(frame.person() == null ? "/sign-in" : "/security", "identity.email.changed");
    }

    private JteModel form(Frame frame, String now, String typed, List<Flaw> flaws) {
        return pages.identityEmail(frame, now, typed, flaws);
    }

    private static Refused gone() {
        return new Refused(HttpStatus.NOT_FOUND, "identity.invitation.gone");
    }
}
