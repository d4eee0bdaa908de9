package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.RateLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class SignUpController {
    private final RegisterAccount accounts;
    private final Session session;
    private final RateLimit attempts;
    private final IdentitySettings settings;
    private final Templates pages;

    SignUpController(
            RegisterAccount accounts,
            Session session,
            RateLimit attempts,
            IdentitySettings settings,
            Templates pages) {
        this.accounts = accounts;
        this.session = session;
        this.attempts = attempts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/sign-up")
    JteModel show(Frame frame) {
        return form(frame, new Registration("", "", ""), List.of());
    }

    @PostMapping("/sign-up")
    ResponseEntity<JteModel> join(
            Frame frame, HttpServletRequest request, @ModelAttribute Registration typed) {
        attempts.take(request.getRemoteAddr());
        return switch (accounts.register(
                typed, Set.of(Person.CUSTOMER), "page", frame.language())) {
            case RegisterAnswer.Registered(var username, var roles) ->
                    Go.to("/", session.begin(request, username, roles));
            case RegisterAnswer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent().body(form(frame, typed.clean(), flaws));
        };
    }

    private JteModel form(Frame frame, Registration typed, List<Flaw> flaws) {
        return pages.identitySignUp(
                frame,
                "/sign-up",
                typed.name(),
                typed.address(),
                flaws,
                settings.shortestPassword());
    }
}
