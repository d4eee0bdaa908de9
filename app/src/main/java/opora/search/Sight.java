package opora.search;

import java.util.List;
import java.util.Set;
import opora.shell.Person;
import opora.shell.Reach;
import opora.shell.Scope;

/// Which tickets somebody may find, as the desk and the portal show them.
///
/// @param staff whether it is for the desk, and so with what is said there among staff
/// @param all whether there are no limits
record Sight(
        String username, boolean staff, boolean all, List<String> queues, List<String> regions) {
    /// What the desk shows them.
    static Sight desk(Person person) {
        var scopes = person.scopes(SearchContext.DESK);
        return new Sight(
                person.username(),
                true,
                scopes.contains(Scope.ALL),
                places(scopes, Reach.QUEUE),
                places(scopes, Reach.REGION));
    }

    private static List<String> places(Set<Scope> scopes, Reach reach) {
        return scopes.stream().filter(scope -> scope.reach() == reach).map(Scope::place).toList();
    }

    /// What is their own.
    static Sight own(Person person) {
        return new Sight(person.username(), false, false, List.of(), List.of());
    }

    /// The wider of the two.
    static Sight of(Person person) {
        return person.scopes(SearchContext.DESK).isEmpty() ? own(person) : desk(person);
    }

    /// A condition on a ticket `t`, with parameters `me`, `queues` and `regions`.
    String limits() {
        if (!staff) {
            return " and t.customer = :me";
        }
        if (all) {
            return "";
        }
        return queues.isEmpty() && regions.isEmpty()
                ? " and t.expert <> '' and t.expert = :me"
                : " and (t.expert = :me or t.queue = any(:queues) or t.region <> '' and t.region = any(:regions))";
    }

    /// The words of `w` by which they may find it.
    String words() {
        return staff ? "w.words" : "coalesce(w.shown, w.words)";
    }
}
