package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff opens what too many wrong passwords locked.
@RestController
class LocksController {
    private final Locks locks;
    private final Templates pages;

    LocksController(Locks locks, Templates pages) {
        this.locks = locks;
        this.pages = pages;
    }

    @GetMapping("/locks")
    JteModel list(Frame frame) {
        return pages.identityLocks(frame, locks.holding());
    }

    @PostMapping("/locks/openings")
    ResponseEntity<JteModel> open(@RequestParam String username) {
        locks.open(username);
        return Go.to("/locks", "identity.opened");
    }
}
