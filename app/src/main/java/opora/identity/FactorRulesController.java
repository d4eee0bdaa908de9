package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.KnownRights;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Administrators decide which roles and rights need more than a password.
@RestController
class FactorRulesController {
    private final FactorRules rules;
    private final Roles roles;
    private final FactorRights rights;
    private final KnownRights known;
    private final Templates pages;

    FactorRulesController(
            FactorRules rules,
            Roles roles,
            FactorRights rights,
            KnownRights known,
            Templates pages) {
        this.rules = rules;
        this.roles = roles;
        this.rights = rights;
        this.known = known;
        this.pages = pages;
    }

    @GetMapping("/sign-in-rules")
    JteModel show(Frame frame) {
        return pages.identityRules(
                frame, rules.all(), roles.all(), rights.all(), known.byContext());
    }

    @PostMapping("/sign-in-rules")
    ResponseEntity<JteModel> decide(
            @RequestParam String role, @RequestParam(defaultValue = "false") boolean demanded) {
        if (!rules.all().containsKey(role)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        rules.decide(role, demanded);
        return Go.to("/sign-in-rules", "identity.rules.saved");
    }

    @PostMapping("/sign-in-rules/rights")
    ResponseEntity<JteModel> decideRight(
            @RequestParam String right, @RequestParam(defaultValue = "false") boolean demanded) {
        if (!known.names().contains(right)) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        rights.decide(right, demanded);
        return Go.to("/sign-in-rules", "identity.rules.saved");
    }
}
