package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Keycloak;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import pages.Templates;

/// The page of an account, with what was wrong in one of its forms.
@Component
class AccountPage {
    private final AccountRows accounts;
    private final Roles roles;
    private final Grants grants;
    private final Keycloak keycloak;
    private final Templates pages;

    AccountPage(
            AccountRows accounts, Roles roles, Grants grants, Keycloak keycloak, Templates pages) {
        this.accounts = accounts;
        this.roles = roles;
        this.grants = grants;
        this.keycloak = keycloak;
        this.pages = pages;
    }

    AccountRow find(String username) {
        return accounts.named(username)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "identity.flaw.nobody"));
    }

    JteModel show(Frame frame, String username, List<Flaw> flaws) {
        return show(frame, username, GrantForm.empty(), flaws);
    }

    private JteModel show(Frame frame, String username, GrantForm typed, List<Flaw> flaws) {
        return pages.identityAccount(
                frame,
                find(username),
                grants.held(username),
                roles.all(),
                typed,
                grants.places(),
                flaws,
                keycloak.on());
    }

    /// @param key of the message for what was done
    ResponseEntity<JteModel> after(Frame frame, RoleAnswer answer, String username, String key) {
        return after(frame, answer, username, GrantForm.empty(), key);
    }

    /// What was typed stays in the form.
    ResponseEntity<JteModel> after(
            Frame frame, RoleAnswer answer, String username, GrantForm typed, String key) {
        return switch (answer) {
            case RoleAnswer.Done() -> Go.to("/accounts/" + username, key);
            case RoleAnswer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent().body(show(frame, username, typed, flaws));
        };
    }
}
