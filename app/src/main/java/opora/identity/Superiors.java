package opora.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import opora.shell.Flaw;
import opora.shell.Grant;
import opora.shell.Person;
import opora.shell.Rights;
import org.springframework.stereotype.Component;

/// How far somebody's own powers reach over other people: nobody gives, takes or undoes what they
/// could not do themselves.
@Component
class Superiors {
    private final Roles roles;
    private final Grants grants;
    private final Rights rights;

    Superiors(Roles roles, Grants grants, Rights rights) {
        this.roles = roles;
        this.grants = grants;
        this.rights = rights;
    }

    boolean over(Person by, String username) {
        return by.powers().cover(rights.powers(grants.of(username)));
    }

    boolean mayGive(Person by, Grant grant) {
        return by.powers().cover(rights.powers(Set.of(grant)));
    }

    /// What is wrong with giving somebody these roles, as roles usually reach.
    Optional<Flaw> flaw(Person by, Collection<String> chosen) {
        var known = roles.all().stream().map(Role::name).collect(Collectors.toSet());
        if (chosen.isEmpty() || !known.containsAll(chosen)) {
            return Optional.of(Flaw.of("role", "identity.flaw.roles"));
        }
        var given = chosen.stream().map(Grant::usual).collect(Collectors.toSet());
        return by.powers().cover(rights.powers(given))
                ? Optional.empty()
                : Optional.of(Flaw.of("role", "identity.flaw.beyond"));
    }
}
