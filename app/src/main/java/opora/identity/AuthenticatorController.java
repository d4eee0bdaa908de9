package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.SharedLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Sets up an authenticator app, and takes it away again.
@RestController
class AuthenticatorController {
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final SetUpAuthenticator setUp;
    private final SharedLimit namedAttempts;
    private final Templates pages;

    AuthenticatorController(
            Accounts accounts,
            Authenticators authenticators,
            SetUpAuthenticator setUp,
            SharedLimit namedAttempts,
            Templates pages) {
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.setUp = setUp;
        this.namedAttempts = namedAttempts;
        this.pages = pages;
    }

    @PostMapping("/security/authenticator/prepare")
    ResponseEntity<JteModel> prepare(Person person) {
        authenticators.prepare(accounts.own(person.username()).username());
        return Go.to("/security/authenticator");
    }

    @GetMapping("/security/authenticator")
    ResponseEntity<JteModel> show(Frame frame, Person person) {
        return authenticators
                .prepared(person.username())
                .map(secret -> ResponseEntity.ok(form(frame, person, secret, List.of())))
                .orElseGet(() -> Go.to("/security"));
    }

    @PostMapping("/security/authenticator")
    ResponseEntity<JteModel> confirm(
            Frame frame, Person person, @RequestParam(defaultValue = "") String code) {
        namedAttempts.take(Locks.codesOf(person.username()));
        var secret = authenticators.prepared(person.username());
        if (secret.isEmpty()) {
            return Go.to("/security");
        }
        var codes = setUp.confirm(person.username(), code.replace(" ", ""));
        var flaws = List.of(Flaw.of("code", "identity.code.wrong"));
        return codes.isEmpty()
                ? ResponseEntity.unprocessableContent()
                        .body(form(frame, person, secret.get(), flaws))
                : ResponseEntity.ok(pages.identityRecovery(frame, codes));
    }

    /// Only by who has just shown that it is theirs.
    @PostMapping("/security/authenticator/remove")
    ResponseEntity<JteModel> remove(Person person) {
        person.mustBeStrong();
        setUp.remove(person.username());
        return Go.to("/security", "identity.app.removed");
    }

    @PostMapping("/security/recovery-codes")
    ResponseEntity<JteModel> recovery(Frame frame, Person person) {
        person.mustBeStrong();
        return authenticators.isOn(person.username())
                ? ResponseEntity.ok(
                        pages.identityRecovery(frame, setUp.recoveryCodes(person.username())))
                : Go.to("/security");
    }

    private JteModel form(Frame frame, Person person, byte[] secret, List<Flaw> flaws) {
        var base32 = Totp.base32(secret);
        var name = URLEncoder.encode(person.username(), StandardCharsets.UTF_8);
        var uri = "otpauth://totp/Opora:" + name + "?secret=" + base32 + "&issuer=Opora";
        var readable = base32.replaceAll("(.{4})(?=.)", "$1 ");
        return pages.identityAuthenticator(frame, Qr.of(uri), readable, flaws);
    }
}
