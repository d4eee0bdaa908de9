package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff opens what too many wrong passwords locked.
@RestController
class LocksController {
    private final Database database;
    private final Locks locks;
    private final OpenLock opens;
    private final Journal journal;
    private final Templates pages;

    LocksController(
            Database database, Locks locks, OpenLock opens, Journal journal, Templates pages) {
        this.database = database;
        this.locks = locks;
        this.opens = opens;
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping("/locks")
    JteModel list(Frame frame) {
        return pages.identityLocks(frame, locks.holding());
    }

    @PostMapping("/locks/openings")
    ResponseEntity<JteModel> open(Person person, @RequestParam String username) {
        database.transact(
                "identity",
                _ -> {
                    opens.by(username, person.username());
                    journal.tell(Deed.of("identity.lock.opened", username));
                    return username;
                });
        return Go.to("/locks", "identity.opened");
    }
}
