package opora.identity;

import java.util.Set;
import opora.shell.Grant;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Gives people their roles.
@Component
class GiveRoles {
    private final Grants grants;

    GiveRoles(Grants grants) {
        this.grants = grants;
    }

    /// What somebody joins with. Of who is just a customer, nobody needs to be told.
    void first(Account account) {
        account.roles()
                .forEach(role -> grants.add(account.username(), Grant.usual(role), "identity"));
        if (!account.roles().equals(Set.of(Person.CUSTOMER))) {
            grants.tell(account.username());
        }
    }
}
