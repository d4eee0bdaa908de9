package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Go;
import opora.shell.Journal;
import opora.shell.KnownRights;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Administrators decide which rights need more than a password, by whatever role somebody has
/// them.
@RestController
class FactorRightsController {
    private final Database database;
    private final FactorRights rights;
    private final KnownRights known;
    private final Journal journal;

    FactorRightsController(
            Database database, FactorRights rights, KnownRights known, Journal journal) {
        this.database = database;
        this.rights = rights;
        this.known = known;
        this.journal = journal;
    }

    @PostMapping("/sign-in-rules/rights")
    ResponseEntity<JteModel> decide(
            @RequestParam String right, @RequestParam(defaultValue = "false") boolean demanded) {
        if (!known.names().contains(right)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        database.transact(
                "identity",
                _ -> {
                    if (rights.decide(right, demanded)) {
                        var deed = Deed.of("identity.factor.right", right);
                        journal.tell(deed.from("demanded", !demanded).to("demanded", demanded));
                    }
                    return right;
                });
        return Go.to("/sign-in-rules", "identity.rules.saved");
    }
}
