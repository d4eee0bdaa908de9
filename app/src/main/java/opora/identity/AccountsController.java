package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Set;
import opora.shell.Deed;
import opora.shell.Frame;
import opora.shell.Journal;
import opora.shell.Keycloak;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pages.Templates;

/// Where staff finds accounts and looks after them. Looking at one is told to the journal.
@RestController
class AccountsController {
    private static final String LIST = "/accounts";
    private static final int PAGE = 50;

    private final AccountRows accounts;
    private final Roles roles;
    private final AccountPage account;
    private final GiveRoles giving;
    private final BlockAccount blocking;
    private final InvitePeople inviting;
    private final Journal journal;
    private final Keycloak keycloak;
    private final Templates pages;

    AccountsController(
            AccountRows accounts,
            Roles roles,
            AccountPage account,
            GiveRoles giving,
            BlockAccount blocking,
            InvitePeople inviting,
            Journal journal,
            Keycloak keycloak,
            Templates pages) {
        this.accounts = accounts;
        this.roles = roles;
        this.account = account;
        this.giving = giving;
        this.blocking = blocking;
        this.inviting = inviting;
        this.journal = journal;
        this.keycloak = keycloak;
        this.pages = pages;
    }

    @GetMapping(LIST)
    JteModel list(Frame frame, @ModelAttribute AccountSearch search) {
        var found = accounts.find(search, PAGE + 1);
        var more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        if (!search.beginning().isEmpty()) {
            var deed = Deed.of("identity.accounts.searched", Masked.of(search.beginning()));
            journal.tell(deed.to("found", shown.size()));
        }
        return pages.identityAccounts(frame, search, shown, more, roles.all(), keycloak.on());
    }

    @GetMapping("/accounts/{username}")
    JteModel show(Frame frame, @PathVariable String username) {
        journal.tell(Deed.of("identity.account.seen", account.find(username).username()));
        return account.show(frame, username, List.of());
    }

    @PostMapping("/accounts/{username}/block")
    ResponseEntity<JteModel> block(Frame frame, Person person, @PathVariable String username) {
        person.must(BlockAccount.RIGHT);
        return account.after(
                frame,
                blocking.block(person, account.find(username).username()),
                username,
                "identity.account.blocked");
    }

    @PostMapping("/accounts/{username}/unblock")
    ResponseEntity<JteModel> unblock(Frame frame, Person person, @PathVariable String username) {
        person.must(BlockAccount.RIGHT);
        return account.after(
                frame,
                blocking.unblock(person, account.find(username).username()),
                username,
                "identity.account.unblocked");
    }

    @PostMapping("/accounts/{username}/roles")
    ResponseEntity<JteModel> give(
            Frame frame,
            Person person,
            @PathVariable String username,
            @ModelAttribute GrantForm form) {
        person.must("identity.accounts.grant");
        account.find(username);
        var grant = new GrantForm(username, form.role(), form.reach(), form.place());
        return account.after(
                frame, giving.give(person, grant), username, grant, "identity.role.given");
    }

    @PostMapping("/accounts/{username}/roles/removal")
    ResponseEntity<JteModel> take(
            Frame frame,
            Person person,
            @PathVariable String username,
            @ModelAttribute GrantForm form) {
        person.must("identity.accounts.grant");
        account.find(username);
        var grant = new GrantForm(username, form.role(), form.reach(), form.place());
        return account.after(frame, giving.take(person, grant), username, "identity.role.taken");
    }

    @GetMapping("/invite")
    JteModel invitation(Frame frame) {
        return pages.identityInvite(frame, roles.all(), "", Set.of(), null, false, List.of());
    }

    /// The link is shown this once; only its hash is kept.
    @PostMapping("/invite")
    ResponseEntity<JteModel> invite(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") String meant,
            @RequestParam(required = false) @Nullable Set<String> role) {
        var chosen = role == null ? Set.<String>of() : role;
        return switch (inviting.invite(person, meant.strip(), chosen)) {
            case InvitePeople.Answer.Invited(var path, var mailed) ->
                    ResponseEntity.ok(
                            pages.identityInvite(
                                    frame,
                                    roles.all(),
                                    "",
                                    Set.of(),
                                    address(path),
                                    mailed,
                                    List.of()));
            case InvitePeople.Answer.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(
                                    pages.identityInvite(
                                            frame, roles.all(), meant, chosen, null, false, flaws));
        };
    }

    private static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
    }
}
