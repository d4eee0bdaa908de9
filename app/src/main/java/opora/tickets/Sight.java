package opora.tickets;

import java.util.List;
import opora.shell.Person;
import opora.shell.Reach;
import opora.shell.Scope;

/// Which tickets somebody of the staff may see: all, those of some queues, or those that are their
/// work.
record Sight(String username, boolean all, List<String> queues) {
    /// What a list adds to its conditions, with parameters `me` and `queues`.
    private static final String LIMITS = " and (expert = :me or queue = any(:queues))";

    /// Said like this it leads to an index by expert.
    private static final String OWN = " and expert <> '' and expert = :me";

    static Sight of(Person person) {
        var scopes = person.scopes(TicketsContext.SEE);
        return new Sight(
                person.username(),
                scopes.contains(Scope.ALL),
                scopes.stream()
                        .filter(scope -> scope.reach() == Reach.QUEUE)
                        .map(Scope::place)
                        .toList());
    }

    boolean covers(Ticket ticket) {
        var standing = ticket.standing();
        return all || standing.expert().equals(username) || queues.contains(standing.queue());
    }

    String limits() {
        if (all) {
            return "";
        }
        return queues.isEmpty() ? OWN : LIMITS;
    }
}
