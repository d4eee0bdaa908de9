package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happens to a ticket. A ticket's entries hold these, so that it can be shown as it
/// was at any moment; each is told to others as an event of its own.
sealed interface Happening {
    /// The name under which an entry has it.
    default String kind() {
        return getClass().getSimpleName();
    }

    /// @param number what people call it by
    record Opened(
            long number,
            Ticket.Origin origin,
            Caller caller,
            Matter matter,
            String status,
            Phase phase)
            implements Happening {
        boolean wordless() {
            return matter.text().isEmpty() && origin.files().isEmpty();
        }

        Ticket ticket(UUID id) {
            var standing = Standing.at(status, phase);
            return new Ticket(id, number, origin, caller, matter, standing, 1, origin.at());
        }
    }

    /// @param message names it
    record Said(
            UUID message,
            String text,
            Visibility visibility,
            Channel channel,
            List<AttachedFile> files,
            String mailId)
            implements Happening {}

    /// It has another status.
    record Moved(
            String from,
            String to,
            Phase phase,
            boolean clocksRun,
            String reason,
            String resolution)
            implements Happening {}

    /// What it is about is different, by the fields' names.
    ///
    /// @param reason in somebody's words; empty where they gave none
    record Changed(Map<String, String> before, Map<String, String> after, String reason)
            implements Happening {
        /// Older entries say nothing of reasons.
        public Changed {
            reason = Objects.requireNonNullElse(reason, "");
        }

        Changed(Map<String, String> before, Map<String, String> after) {
            this(before, after, "");
        }
    }

    record Assigned(String expert, String before, Assigner why, String reason)
            implements Happening {}

    record Unassigned(String expert, String reason) implements Happening {}

    /// Nobody fits: it waits for somebody who decides.
    record Queued(String queue, String reason) implements Happening {}

    /// What it is about, as far as its words tell.
    ///
    /// @param percent how sure that is
    record Classified(String topic, int percent, String model) implements Happening {}

    /// What the choice of the expert was made of.
    ///
    /// @param rules the version of the rules of choice
    record Weighed(String topic, int rules, List<Candidate> considered) implements Happening {}

    record Rated(int stars, String comment) implements Happening {}

    /// Work took time or parts.
    ///
    /// @param work names the piece; the last word on it counts
    /// @param corrects whether something was said of it before
    record Worked(
            UUID work,
            String expert,
            int minutes,
            List<UsedPart> parts,
            String note,
            boolean corrects)
            implements Happening {}

    /// An expert did something with their visit.
    ///
    /// @param planned when it is to be, where that is what was decided
    /// @param at when they did it, which may be long before it was heard
    record Visited(VisitStep step, @Nullable Instant planned, Instant at) implements Happening {}

    /// It goes on as a part of another one.
    ///
    /// @param number of the other one
    record Merged(UUID into, long number) implements Happening {}

    /// Another one goes on as a part of it.
    record Absorbed(UUID ticket, long number) implements Happening {}

    /// @param as how, as seen from this one
    record Linked(LinkKind as, UUID other, long number) implements Happening {}

    record Unlinked(UUID other, long number) implements Happening {}

    List<Class<? extends Happening>> KINDS =
            List.of(
                    Opened.class,
                    Said.class,
                    Moved.class,
                    Changed.class,
                    Assigned.class,
                    Unassigned.class,
                    Queued.class,
                    Classified.class,
                    Weighed.class,
                    Rated.class,
                    Worked.class,
                    Visited.class,
                    Merged.class,
                    Absorbed.class,
                    Linked.class,
                    Unlinked.class);

    static Happening read(String kind, String facts) {
        return KINDS.stream()
                .filter(type -> type.getSimpleName().equals(kind))
                .findFirst()
                .<Happening>map(type -> Json.read(facts, type))
                .orElseThrow(() -> new IllegalArgumentException(kind));
    }
}
