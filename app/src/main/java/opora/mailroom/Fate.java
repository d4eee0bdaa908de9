package opora.mailroom;

/// What became of a mail.
public enum Fate {
    /// It is not handled yet.
    WAITING,
    TICKET,
    REPLY,
    /// The same mail came before, here or to another box.
    DUPLICATE,
    /// Servers say what became of a mail of ours.
    BOUNCE,
    /// A machine wrote it, such as an answer of absence.
    AUTOMATIC,
    /// It went round in circles.
    LOOP,
    /// We wrote it ourselves.
    OWN,
    /// Its sender writes more than people do; somebody has to let it pass.
    HELD,
    /// Somebody has to look at it.
    TROUBLED,
    /// Somebody looked and threw it away.
    DROPPED;

    public String tone() {
        return switch (this) {
            case TICKET, REPLY -> "good";
            case TROUBLED -> "bad";
            case WAITING, HELD -> "wait";
            default -> "";
        };
    }
}
