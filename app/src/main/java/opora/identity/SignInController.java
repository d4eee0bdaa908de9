package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import opora.Settings;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.SharedLimit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class SignInController {
    private final CheckPassword passwords;
    private final Entrance entrance;
    private final SharedLimit attempts;
    private final Templates pages;
    private final boolean demo;

    SignInController(
            CheckPassword passwords,
            Entrance entrance,
            SharedLimit attempts,
            Templates pages,
            Settings settings) {
        this.passwords = passwords;
        this.entrance = entrance;
        this.attempts = attempts;
        this.pages = pages;
        this.demo = settings.demo();
    }

    @GetMapping("/sign-in")
    ResponseEntity<JteModel> show(Frame frame, @RequestParam(defaultValue = "/") String next) {
        return frame.person() == null
                ? ResponseEntity.ok(pages.identitySignIn(frame, demo, "", Go.safe(next), null))
                : Go.to(next);
    }

    @PostMapping("/sign-in")
    ResponseEntity<JteModel> enter(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next) {
        attempts.take(request.getRemoteAddr());
        return switch (passwords.check(username, password)) {
            case PasswordAnswer.Right(var account) ->
                    entrance.enter(request, account.username(), next);
            case PasswordAnswer.Wrong() -> again(frame, username, next, "identity.wrong");
            case PasswordAnswer.Locked() -> again(frame, username, next, "identity.locked");
        };
    }

    private ResponseEntity<JteModel> again(Frame frame, String username, String next, String key) {
        return ResponseEntity.unprocessableContent()
                .body(pages.identitySignIn(frame, demo, username, Go.safe(next), key));
    }
}
