package opora.tickets;

/// Where a status stands in a ticket's life. Statuses are the administrator's; phases are what
/// others may rely on.
public enum Phase {
    NEW,
    WORKING,
    /// For the customer, a part, somebody else.
    WAITING,
    /// The work is finished; the customer may rate it or have it taken up again.
    DONE,
    CLOSED,
    CANCELLED;

    /// Whether work is still to come.
    public boolean open() {
        return ordinal() < DONE.ordinal();
    }

    /// The tone of its sign.
    public String tone() {
        return switch (this) {
            case NEW, WORKING -> "info";
            case WAITING -> "wait";
            case DONE, CLOSED -> "good";
            case CANCELLED -> "";
        };
    }
}
