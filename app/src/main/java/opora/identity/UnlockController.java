package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Opens a locked account by the link in its owner's mail. Looking at the link opens nothing: mail
/// programs do that by themselves.
@RestController
class UnlockController {
    private final Links links;
    private final OpenLock locks;
    private final SharedLimit attempts;
    private final Templates pages;

    UnlockController(Links links, OpenLock locks, SharedLimit attempts, Templates pages) {
        this.links = links;
        this.locks = locks;
        this.attempts = attempts;
        this.pages = pages;
    }

    @GetMapping("/sign-in/unlock/{secret}")
    JteModel show(Frame frame, @PathVariable String secret) {
        var owner = links.owner(secret, Links.Purpose.UNLOCK).orElseThrow(UnlockController::gone);
        return pages.identityUnlock(frame, secret, owner);
    }

    @PostMapping("/sign-in/unlock/{secret}")
    ResponseEntity<JteModel> open(HttpServletRequest request, @PathVariable String secret) {
        attempts.take(request.getRemoteAddr());
        if (!locks.byLink(secret)) {
            throw gone();
        }
        return Go.to("/sign-in", "identity.opened");
    }

    private static Refused gone() {
        return new Refused(HttpStatus.NOT_FOUND, "identity.invitation.gone");
    }
}
