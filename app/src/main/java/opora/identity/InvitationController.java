package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Database;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class InvitationController {
    private final Database database;
    private final Invitations invitations;
    private final RegisterAccount accounts;
    private final Entrance entrance;
    private final SharedLimit attempts;
    private final IdentitySettings settings;
    private final Templates pages;

    InvitationController(
            Database database,
            Invitations invitations,
            RegisterAccount accounts,
            Entrance entrance,
            SharedLimit attempts,
            IdentitySettings settings,
            Templates pages) {
        this.database = database;
        this.invitations = invitations;
        this.accounts = accounts;
        this.entrance = entrance;
        this.attempts = attempts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/invitations/{secret}")
    JteModel show(Frame frame, @PathVariable String secret) {
        roles(secret);
        return form(frame, secret, new Registration("", "", ""), List.of());
    }

    @PostMapping("/invitations/{secret}")
    ResponseEntity<JteModel> join(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String secret,
            @ModelAttribute Registration typed) {
        attempts.take(request.getRemoteAddr());
        var roles = roles(secret);
        return switch (database.transact(
                "identity", _ -> use(secret, roles, typed, frame.language()))) {
            case RegisterAnswer.Registered(var username, _) ->
                    entrance.enter(request, username, "/");
            case RegisterAnswer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(form(frame, secret, typed.clean(), flaws));
        };
    }

    private RegisterAnswer use(
            String secret, Set<String> roles, Registration typed, String language) {
        var answer = accounts.register(typed, roles, "invitation", language);
        if (!(answer instanceof RegisterAnswer.Registered(var username, var given))) {
            return answer;
        }
        if (!given.containsAll(roles)) {
            return new RegisterAnswer.Flawed(List.of(Flaw.of("username", "identity.flaw.taken")));
        }
        if (!invitations.use(secret, username)) {
            throw gone();
        }
        return answer;
    }

    private Set<String> roles(String secret) {
        return invitations.open(secret).orElseThrow(InvitationController::gone);
    }

    private static Refused gone() {
        return new Refused(HttpStatus.NOT_FOUND, "identity.invitation.gone");
    }

    private JteModel form(Frame frame, String secret, Registration typed, List<Flaw> flaws) {
        var action = "/invitations/" + secret;
        return pages.identitySignUp(
                frame,
                action,
                typed.name(),
                typed.address(),
                flaws,
                settings.shortestPassword(),
                List.of(),
                Map.of(),
                Map.of());
    }
}
