package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Keycloak;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// How safe one's account is: where one is signed in, and the ways to sign in.
@RestController
class SecurityController {
    private final Sessions sessions;
    private final EndSessions ends;
    private final Session session;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final PasskeyOptions options;
    private final Answers answers;
    private final ConnectedApps apps;
    private final Keycloak keycloak;
    private final Templates pages;

    SecurityController(
            Sessions sessions,
            EndSessions ends,
            Session session,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            PasskeyOptions options,
            Answers answers,
            ConnectedApps apps,
            Keycloak keycloak,
            Templates pages) {
        this.sessions = sessions;
        this.ends = ends;
        this.session = session;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.options = options;
        this.answers = answers;
        this.apps = apps;
        this.keycloak = keycloak;
        this.pages = pages;
    }

    @GetMapping("/security")
    JteModel show(Frame frame, Person person) {
        var name = person.username();
        return pages.identitySecurity(
                frame,
                sessions.of(name),
                person.session(),
                authenticators.isOn(name),
                recovery.left(name),
                passkeys.of(name),
                options.origin(),
                answers.of(name, frame.language()),
                apps.of(name),
                keycloak.on());
    }

    @PostMapping("/security/sessions/{id}/end")
    ResponseEntity<JteModel> end(Person person, @PathVariable String id) {
        if (!ends.one(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "identity.sessions.gone");
        }
        return id.equals(person.session())
                ? Go.to("/", session.end())
                : Go.to("/security", "identity.sessions.ended");
    }

    @PostMapping("/security/sessions/end-others")
    ResponseEntity<JteModel> endOthers(Person person) {
        ends.othersThan(person.username(), person.session());
        return Go.to("/security", "identity.sessions.ended.others");
    }
}
