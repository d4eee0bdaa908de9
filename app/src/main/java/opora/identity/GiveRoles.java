package opora.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opora.backbone.Database;
import opora.identity.RoleAnswer.Done;
import opora.identity.RoleAnswer.Flawed;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Grant;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.Reach;
import org.springframework.stereotype.Component;

/// Gives people their roles and takes them away. Nobody hands out, or takes away, what is beyond
/// their own powers.
@Component
class GiveRoles {
    private final Database database;
    private final Accounts accounts;
    private final Roles roles;
    private final Grants grants;
    private final Superiors superiors;
    private final Journal journal;

    GiveRoles(
            Database database,
            Accounts accounts,
            Roles roles,
            Grants grants,
            Superiors superiors,
            Journal journal) {
        this.database = database;
        this.accounts = accounts;
        this.roles = roles;
        this.grants = grants;
        this.superiors = superiors;
        this.journal = journal;
    }

    /// What somebody joins with. Of who is just a customer, nobody needs to be told.
    void first(Account account) {
        account.roles()
                .forEach(role -> grants.add(account.username(), Grant.usual(role), "identity"));
        if (!account.roles().equals(Set.of(Person.CUSTOMER))) {
            grants.tell(account.username());
        }
    }

    RoleAnswer give(Person by, GrantForm form) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    var flaws = flaws(form);
                    return flaws.isEmpty()
                            ? give(by, form.typedName(), form.grant())
                            : new Flawed(flaws);
                });
    }

    /// All at once.
    private List<Flaw> flaws(GrantForm form) {
        var flaws = new ArrayList<Flaw>();
        if (accounts.named(form.typedName()).isEmpty()) {
            flaws.add(Flaw.of("username", "identity.flaw.nobody"));
        }
        if (roles.named(form.typedRole()).isEmpty()) {
            flaws.add(Flaw.of("role", "identity.flaw.role.none"));
        }
        flaws.addAll(form.flaws());
        return flaws;
    }

    private RoleAnswer give(Person by, String username, Grant grant) {
        if (!superiors.mayGive(by, grant)) {
            return Flawed.of("role", "identity.flaw.beyond");
        }
        grants.add(username, grant, by.username());
        grants.tell(username);
        journal.tell(Deed.of("identity.role.given", username).to("role", words(grant)));
        return new Done();
    }

    RoleAnswer take(Person by, GrantForm form) {
        if (!form.flaws().isEmpty()) {
            return new Flawed(form.flaws());
        }
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    return take(by, form.typedName(), form.grant());
                });
    }

    private RoleAnswer take(Person by, String username, Grant grant) {
        if (!grants.of(username).contains(grant)) {
            return Flawed.of("role", "identity.flaw.grant.gone");
        }
        if (!superiors.mayGive(by, grant)) {
            return Flawed.of("role", "identity.flaw.beyond");
        }
        if (rules(grant) && !Ruler.remainWithout(grants.rulers(), username, grant.role())) {
            return Flawed.of("role", "identity.flaw.ruler");
        }
        grants.remove(username, grant);
        grants.tell(username);
        journal.tell(Deed.of("identity.role.taken", username).from("role", words(grant)));
        return new Done();
    }

    private static String words(Grant grant) {
        var scope = grant.scope();
        return (grant.role() + " " + scope.reach() + " " + scope.place()).strip();
    }

    private boolean rules(Grant grant) {
        return grant.scope().reach() == Reach.ALL
                && roles.named(grant.role())
                        .filter(role -> role.rights().contains(Grants.RULING))
                        .isPresent();
    }
}
