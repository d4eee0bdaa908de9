package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.Settings;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff makes accounts for people, and helps them to sign in.
@RestController
class AccountHelpController {
    private final OpenAccount opening;
    private final HelpSignIn help;
    private final ResetFactor factors;
    private final AccountPage account;
    private final Roles roles;
    private final Templates pages;
    private final boolean demo;

    AccountHelpController(
            OpenAccount opening,
            HelpSignIn help,
            ResetFactor factors,
            AccountPage account,
            Roles roles,
            Templates pages,
            Settings settings) {
        this.opening = opening;
        this.help = help;
        this.factors = factors;
        this.account = account;
        this.roles = roles;
        this.pages = pages;
        this.demo = settings.demo();
    }

    @GetMapping("/new-account")
    JteModel form(Frame frame) {
        return form(frame, AccountForm.empty(frame.language()), List.of());
    }

    @PostMapping("/new-account")
    ResponseEntity<JteModel> open(Frame frame, Person person, @ModelAttribute AccountForm form) {
        return switch (opening.open(person, form)) {
            case RoleAnswer.Done() ->
                    Go.to("/accounts/" + form.typedName(), "identity.account.opened");
            case RoleAnswer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent().body(form(frame, form, flaws));
        };
    }

    @PostMapping("/accounts/{username}/password-link")
    ResponseEntity<JteModel> mailLink(Person person, @PathVariable String username) {
        help.mailLink(person, account.find(username).username());
        return Go.to("/accounts/" + username, "identity.password.link");
    }

    @PostMapping("/accounts/{username}/factor-reset")
    ResponseEntity<JteModel> resetFactor(
            Frame frame,
            Person person,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String reason) {
        person.must(ResetFactor.RIGHT);
        var name = account.find(username).username();
        return switch (factors.of(person, name, reason)) {
            case FactorReset.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent().body(account.show(frame, name, flaws));
            case FactorReset.Done(var code) ->
                    code.map(shown -> pages.identityGivenCode(frame, name, shown, demo))
                            .map(ResponseEntity::ok)
                            .orElseGet(() -> Go.to("/accounts/" + name, "identity.factor.reset"));
        };
    }

    private JteModel form(Frame frame, AccountForm form, List<Flaw> flaws) {
        return pages.identityNewAccount(frame, roles.all(), form, flaws);
    }
}
