package opora.shell;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What everybody may do, as far as identity has told: a copy in every process, fed by events, so
/// that a change counts from the next request on and no request has to ask anywhere.
///
/// Whoever is not told of has what their token says: that is every customer who never was anything
/// else, and they need no entry here.
@Component
public class Rights {
    private record Role(Set<String> rights, Instant at) {}

    private record Access(Set<Grant> grants, boolean barred, Instant at) {}

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Access> people = new ConcurrentHashMap<>();
    private volatile Map<Set<Grant>, Powers> summed = new ConcurrentHashMap<>();
    private volatile boolean peopleKnown;

    /// A role has these rights now; what was said before this instant no longer counts.
    public void define(String role, Set<String> rights, Instant at) {
        roles.merge(role, new Role(Set.copyOf(rights), at), Rights::later);
        summed = new ConcurrentHashMap<>();
    }

    /// Somebody has these roles now; nobody barred gets in.
    public void give(String username, Set<Grant> grants, boolean barred, Instant at) {
        people.merge(username, new Access(Set.copyOf(grants), barred, at), Rights::later);
    }

    /// All that was said about people has been heard. Until then, and until roles are known, nobody
    /// signed in is answered: a role that was taken away long ago must not open anything.
    public void everybodyIsKnown() {
        peopleKnown = true;
    }

    public boolean ready() {
        return peopleKnown && !roles.isEmpty();
    }

    boolean bars(String username) {
        var access = people.get(username);
        return access != null && access.barred();
    }

    public Powers powers(Set<Grant> grants) {
        var sums = summed;
        return sums.computeIfAbsent(grants, this::sum);
    }

    boolean knows(String role) {
        return roles.containsKey(role);
    }

    /// With the roles that the token names and no others: somebody else decides about them.
    Person told(Person person) {
        var grants = person.roles().stream().map(Grant::usual).collect(Collectors.toSet());
        return person.with(person.roles(), powers(grants));
    }

    /// The person of a token, as of now.
    Person informed(Person person) {
        var access = people.get(person.username());
        if (access == null) {
            var grants = person.roles().stream().map(Grant::usual).collect(Collectors.toSet());
            return person.with(person.roles(), powers(grants));
        }
        var names = access.grants().stream().map(Grant::role).collect(Collectors.toSet());
        return person.with(names, powers(access.grants()));
    }

    /// Where somebody who is not asking has a right; empty if nowhere.
    public Set<Scope> scopes(String username, String right) {
        return of(username).scopes(right);
    }

    /// Somebody who is not asking, with what they may do.
    Person of(String username) {
        return informed(new Person(username, Set.of(Person.CUSTOMER), Instant.MAX));
    }

    private Powers sum(Set<Grant> grants) {
        return Powers.of(
                grants,
                roles.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, role -> role.getValue().rights())));
    }

    private static Role later(Role one, Role other) {
        return other.at().isBefore(one.at()) ? one : other;
    }

    private static Access later(Access one, Access other) {
        return other.at().isBefore(one.at()) ? one : other;
    }
}
