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
    public record Item(
            UUID ticket,
            long number,
            String subject,
            String field,
            String reason,
            boolean changes) {
        static Item well(Ticket ticket, boolean changes) {
            return new Item(
                    ticket.id(), ticket.number(), ticket.matter().subject(), "", "", changes);
        }

        /// What stood in the way, in a sentence.
        public String why(Frame frame) {
            var known = List.of("resolution", "reason", "expert").contains(field);
            var name =
                    field.startsWith(Matter.FIELD)
                            ? field.substring(Matter.FIELD.length())
                            : known ? frame.text("desk." + field) : "";
            return name.isEmpty() ? frame.text(reason) : name + ": " + frame.text(reason);
        }

        static Item not(Ticket ticket, String field, String reason) {
            return new Item(
                    ticket.id(), ticket.number(), ticket.matter().subject(), field, reason, false);
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

    public boolean undoable(Instant now) {
        return undoneAt == null && !changing().isEmpty() && now.isBefore(at.plus(UNDOABLE));
    }
}
