package opora.tickets;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import opora.shell.Person;
import opora.shell.Reach;
import opora.shell.Scope;

/// Which tickets a right of somebody of the staff reaches: all, those of some queues or regions, or
/// those that are their work. A ticket's region is the field of that name.
record Sight(String username, boolean all, List<String> queues, List<String> regions) {
    private static final String REGION = "region";

    /// What a list adds to its conditions, with parameters `me`, `queues` and `regions`.
    private static final String LIMITS =
            " and (expert = :me or queue = any(:queues) or fields ->> 'region' = any(:regions))";

    /// Said like this it leads to an index by expert.
    private static final String OWN = " and expert <> '' and expert = :me";

    /// What they may see.
    static Sight of(Person person) {
        return of(person, TicketsContext.SEE);
    }

    private static Sight of(Person person, String right) {
        return of(person.username(), person.scopes(right));
    }

    static Sight of(String username, Set<Scope> scopes) {
        return new Sight(
                username,
                scopes.contains(Scope.ALL),
                places(scopes, Reach.QUEUE),
                places(scopes, Reach.REGION));
    }

    private static List<String> places(Set<Scope> scopes, Reach reach) {
        return scopes.stream().filter(scope -> scope.reach() == reach).map(Scope::place).toList();
    }

    static Sight everything() {
        return new Sight("", true, List.of(), List.of());
    }

    /// What somebody may do to this ticket: a right that a role gives for a queue is none for
    /// tickets that another role only shows them.
    static Predicate<String> rights(Person person, Ticket ticket) {
        return right -> !person.scopes(right).isEmpty() && of(person, right).covers(ticket);
    }

    boolean covers(Ticket ticket) {
        var standing = ticket.standing();
        var region = ticket.matter().fields().getOrDefault(REGION, "");
        return all
                || standing.expert().equals(username)
                || queues.contains(standing.queue())
                || regions.contains(region);
    }

    String limits() {
        if (all) {
            return "";
        }
        return queues.isEmpty() && regions.isEmpty() ? OWN : LIMITS;
    }
}
