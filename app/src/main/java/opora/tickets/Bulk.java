package opora.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// Something that was done to many tickets at once, or is about to be.
///
/// @param undoneAt null as long as it was not taken back
public record Bulk(
        UUID id,
        String who,
        Handling handling,
        List<Item> items,
        Instant at,
        @Nullable Instant undoneAt) {
    static final Duration UNDOABLE = Duration.ofMinutes(15);

    /// One of the tickets.
    ///
    /// @param field what stood in the way; empty for nothing or for the whole
    /// @param reason the key of a text; empty where nothing stands in the way
    /// @param changes whether anything becomes different
    /// @param turns what becomes different, where it is only looked at
    public record Item(
            UUID ticket,
            long number,
            String subject,
            String field,
            String reason,
            boolean changes,
            List<Turn> turns) {
        static Item well(Ticket ticket, boolean changes) {
            return of(ticket, "", "", changes, List.of());
        }

        static Item not(Ticket ticket, String field, String reason) {
            return of(ticket, field, reason, false, List.of());
        }

        /// What would come of it.
        static Item would(Ticket ticket, List<Happening> all) {
            return of(ticket, "", "", !all.isEmpty(), Turn.of(all));
        }

        private static Item of(
                Ticket ticket, String field, String reason, boolean changes, List<Turn> turns) {
            var subject = ticket.matter().subject();
            return new Item(ticket.id(), ticket.number(), subject, field, reason, changes, turns);
        }

        /// The same for who may not see the ticket any more: its number is all they learn.
        Item unseen() {
            return new Item(ticket, number, "", field, reason, changes, turns);
        }

        public String called() {
            return subject.isEmpty() ? String.valueOf(number) : number + " · " + subject;
        }

        /// What stood in the way, in a sentence.
        public String why(Frame frame, FieldBook book) {
            if (field.isEmpty() || field.equals("to") || field.equals("status")) {
                return frame.text(reason);
            }
            var title = book.title(frame, field);
            return reason.equals(Wishes.NEEDS)
                    ? frame.text("desk.refused.field", title)
                    : title + ": " + frame.text(reason);
        }
    }

    public List<Item> changing() {
        return items.stream().filter(Item::changes).toList();
    }

    public List<Item> refused() {
        return items.stream().filter(item -> !item.reason().isEmpty()).toList();
    }

    /// Those that are so already.
    public List<Item> same() {
        return items.stream().filter(item -> item.reason().isEmpty() && !item.changes()).toList();
    }

    /// Of how many tickets the customer hears something, unless the rules say otherwise.
    public long heard() {
        return changing().stream()
                .filter(item -> item.turns().stream().anyMatch(Turn::heard))
                .count();
    }

    public boolean undoable(Instant now) {
        return undoneAt == null && !changing().isEmpty() && now.isBefore(at.plus(UNDOABLE));
    }
}
