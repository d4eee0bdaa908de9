package opora.identity;

import opora.backbone.Database;
import opora.identity.RoleAnswer.Done;
import opora.identity.RoleAnswer.Flawed;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Keeps somebody out, at once and whatever they hold in their hands, or lets them in again.
@Component
class BlockAccount {
    static final String RIGHT = "identity.accounts.block";

    private final Database database;
    private final Accounts accounts;
    private final Roles roles;
    private final Grants grants;
    private final Superiors superiors;
    private final Journal journal;

    BlockAccount(
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

    RoleAnswer block(Person by, String username) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    if (username.equals(by.username())) {
                        return Flawed.of("account", "identity.flaw.block.self");
                    }
                    var rulers = grants.rulers();
                    var rules =
                            rulers.stream().anyMatch(ruler -> ruler.username().equals(username));
                    if (rules && !Ruler.remainWithout(rulers, username)) {
                        return Flawed.of("account", "identity.flaw.ruler");
                    }
                    return set(by, username, true);
                });
    }

    RoleAnswer unblock(Person by, String username) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    return set(by, username, false);
                });
    }

    private RoleAnswer set(Person by, String username, boolean blocked) {
        if (!superiors.over(by, username)) {
            return Flawed.of("account", "identity.flaw.beyond.account");
        }
        if (accounts.block(username, blocked)) {
            grants.tell(username);
            var action = blocked ? "identity.account.blocked" : "identity.account.unblocked";
            journal.tell(Deed.of(action, username));
        }
        return new Done();
    }
}
