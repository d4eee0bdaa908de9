package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Passkeys: signing in with one, adding one, taking one away.
@RestController
class PasskeyController {
    private final PasskeyOptions options;
    private final SignInWithPasskey signIn;
    private final KeepPasskeys keep;
    private final SharedLimit attempts;

    PasskeyController(
            PasskeyOptions options,
            SignInWithPasskey signIn,
            KeepPasskeys keep,
            SharedLimit attempts) {
        this.options = options;
        this.signIn = signIn;
        this.keep = keep;
        this.attempts = attempts;
    }

    @PostMapping("/sign-in/passkey/options")
    Map<String, Object> toSignIn(HttpServletRequest request) {
        attempts.take(request.getRemoteAddr());
        return options.toSignIn();
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<JteModel> enter(
            HttpServletRequest request,
            @RequestParam String credential,
            @RequestParam(defaultValue = "/") String next) {
        attempts.take(request.getRemoteAddr());
        return signIn.enter(request, credential)
                .map(headers -> Go.to(next, headers))
                .orElseGet(() -> Go.to("/sign-in", "identity.passkey.wrong"));
    }

    @PostMapping("/security/passkeys/options")
    Map<String, Object> toAdd(Person person) {
        return options.toAdd(person.username());
    }

    @PostMapping("/security/passkeys")
    ResponseEntity<JteModel> add(
            Person person, HttpServletRequest request, @RequestParam String credential) {
        var added = keep.add(person.username(), credential, request);
        return Go.to("/security", added ? "identity.passkey.added" : "identity.passkey.wrong");
    }

    @PostMapping("/security/passkeys/{id}/remove")
    ResponseEntity<JteModel> remove(Person person, @PathVariable String id) {
        if (!keep.remove(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        return Go.to("/security", "identity.passkey.removed");
    }
}
