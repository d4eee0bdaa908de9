package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.SharedLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The step after the password.
@RestController
class CodeController {
    private final Entrance entrance;
    private final CheckCode check;
    private final MailCode codes;
    private final SharedLimit attempts;
    private final Templates pages;

    CodeController(
            Entrance entrance,
            CheckCode check,
            MailCode codes,
            SharedLimit attempts,
            Templates pages) {
        this.entrance = entrance;
        this.check = check;
        this.codes = codes;
        this.attempts = attempts;
        this.pages = pages;
    }

    @GetMapping("/sign-in/code")
    ResponseEntity<JteModel> show(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "/") String next) {
        return entrance.entry(request)
                .map(entry -> ResponseEntity.ok(form(frame, entry, next, null)))
                .orElseGet(CodeController::over);
    }

    @PostMapping("/sign-in/code")
    ResponseEntity<JteModel> enter(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String next) {
        attempts.take(request.getRemoteAddr());
        var found = entrance.entry(request);
        if (found.isEmpty()) {
            return over();
        }
        var entry = found.get();
        return switch (check.check(entry, code)) {
            case CodeAnswer.Right(var factor) ->
                    Go.to(next, entrance.through(request, entry, factor));
            case CodeAnswer.Wrong() -> again(form(frame, entry, next, "identity.code.wrong"));
            case CodeAnswer.Locked() -> again(form(frame, entry, next, "identity.locked"));
        };
    }

    @PostMapping("/sign-in/code/mail")
    ResponseEntity<JteModel> mail(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "/") String next) {
        attempts.take(request.getRemoteAddr());
        var found = entrance.entry(request);
        if (found.isEmpty()) {
            return over();
        }
        var entry = found.get();
        var mailed = entrance.factors(entry).contains(Factor.MAIL) && codes.mail(entry);
        return mailed
                ? Go.to(Entrance.code(next), "identity.code.again.done")
                : again(form(frame, entry, next, "identity.code.enough"));
    }

    /// Before something that needs more than a password.
    @GetMapping("/security/proof")
    ResponseEntity<JteModel> prove(
            Frame frame, Person person, @RequestParam(defaultValue = "/") String next) {
        return person.strong()
                ? Go.to(next)
                : ResponseEntity.ok(pages.identityProof(frame, Go.safe(next)));
    }

    @PostMapping("/security/proof")
    ResponseEntity<JteModel> prove(
            Person person,
            HttpServletRequest request,
            @RequestParam(defaultValue = "/") String next) {
        attempts.take(request.getRemoteAddr());
        return entrance.prove(request, person, next);
    }

    private JteModel form(Frame frame, Entry entry, String next, @Nullable String refusal) {
        var able = entrance.factors(entry);
        return pages.identityCode(
                frame,
                able.contains(Factor.APP),
                able.contains(Factor.RECOVERY),
                able.contains(Factor.PASSKEY),
                Go.safe(next),
                refusal);
    }

    private static ResponseEntity<JteModel> again(JteModel page) {
        return ResponseEntity.unprocessableContent().body(page);
    }

    private static ResponseEntity<JteModel> over() {
        return Go.to("/sign-in", "identity.code.over");
    }
}
