package opora.tickets;

/// A choice of tickets that agents work along; each runs along an index of its own.
public enum View {
    MINE("open and expert <> '' and expert = :me", true),
    FREE("open and expert = ''", true),
    QUEUED("open and queue <> ''", true),
    OPEN("open", true),
    WAITING("phase = 'WAITING'", true),
    ALL("true", false);

    private final String condition;
    private final boolean urgentFirst;

    View(String condition, boolean urgentFirst) {
        this.condition = condition;
        this.urgentFirst = urgentFirst;
    }

    String condition() {
        return condition;
    }

    /// The rest after a ticket of that rank and number.
    String after() {
        return urgentFirst ? "(rank, number) > (:rank, :number)" : "number < :number";
    }

    String order() {
        return urgentFirst ? "rank, number" : "number desc";
    }

    /// Before all others.
    Place begin() {
        return urgentFirst ? new Place(-1, 0) : new Place(0, Long.MAX_VALUE);
    }

    public String key() {
        return "desk.view." + name();
    }
}
