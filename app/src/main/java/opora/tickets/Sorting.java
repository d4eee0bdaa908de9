package opora.tickets;

/// What comes first in a view; each runs along an index, and so can go on behind any ticket.
public enum Sorting {
    URGENT("rank, number", "(rank, number) > (:rank, :number)", new Place(-1, 0)),
    NEWEST("number desc", "number < :number", new Place(0, Long.MAX_VALUE)),
    OLDEST("number", "number > :number", new Place(0, 0));

    private final String order;
    private final String after;
    private final Place begin;

    Sorting(String order, String after, Place begin) {
        this.order = order;
        this.after = after;
        this.begin = begin;
    }

    String order() {
        return order;
    }

    /// The rest after a ticket of that rank and number.
    String after() {
        return after;
    }

    /// Before all others.
    Place begin() {
        return begin;
    }
}
