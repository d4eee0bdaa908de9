package opora.imports;

import java.util.Locale;
import opora.tickets.Level;
import opora.tickets.Phase;

/// What statuses and priorities of other systems mean here.
final class StatusWords {
    private StatusWords() {}

    /// What nobody knows is at work: somebody will look at it.
    static Phase phase(String status) {
        return switch (status.strip().toLowerCase(Locale.ROOT)) {
            case "", "new", "новый", "новое" -> Phase.NEW;
            case "waiting",
                    "stalled",
                    "on hold",
                    "pending",
                    "pending reminder",
                    "pending close",
                    "ожидание" ->
                    Phase.WAITING;
            // finished long ago: nobody is asked to rate it
            case "done", "solved", "resolved", "closed", "решено", "закрыто", "закрыт" ->
                    Phase.CLOSED;
            case "cancelled", "canceled", "rejected", "отменено", "отменён" -> Phase.CANCELLED;
            default -> Phase.WORKING;
        };
    }

    /// Words, or numbers: Zammad's `1 low` to `3 high`.
    static Level level(String priority) {
        var word = priority.strip().toLowerCase(Locale.ROOT);
        if (word.contains("low") || word.contains("низк")) {
            return Level.LOW;
        }
        return word.contains("high")
                        || word.contains("urgent")
                        || word.contains("critical")
                        || word.contains("высок")
                ? Level.HIGH
                : Level.MEDIUM;
    }
}
