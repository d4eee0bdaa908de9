package opora.tickets;

/// What comes first, made of how much is hurt and how soon it must end.
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL;

    public static Priority of(Level impact, Level urgency) {
        return switch (impact.ordinal() + urgency.ordinal()) {
            case 0, 1 -> LOW;
            case 2 -> NORMAL;
            case 3 -> HIGH;
            default -> CRITICAL;
        };
    }

    /// Its place in a list: 0 comes first.
    int rank() {
        return CRITICAL.ordinal() - ordinal();
    }

    static Priority ofRank(int rank) {
        return values()[CRITICAL.ordinal() - rank];
    }

    /// The tone of its sign.
    public String tone() {
        return switch (this) {
            case LOW, NORMAL -> "";
            case HIGH -> "wait";
            case CRITICAL -> "bad";
        };
    }
}
