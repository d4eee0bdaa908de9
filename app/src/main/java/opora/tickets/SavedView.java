package opora.tickets;

import opora.shell.Person;

/// A view that somebody has put together.
///
/// @param sharedWith the role that sees it, too; empty for its owner alone
public record SavedView(
        long id, String name, String owner, String sharedWith, Filter filter, int version) {

    boolean opensTo(Person person) {
        return owner.equals(person.username()) || person.roles().contains(sharedWith);
    }

    /// Shared ones are changed by whoever arranges the desk, own ones by their owner.
    public boolean changesFor(Person person) {
        return sharedWith.isEmpty()
                ? owner.equals(person.username())
                : person.may(TicketsContext.ARRANGE);
    }
}
