package opora.tickets;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The statuses there are and which may follow which.
public record StatusModel(List<Status> statuses, List<Move> moves) {

    /// The status of a ticket; one that staff retired long ago is still known.
    public Status status(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no status " + name));
    }

    Optional<Status> find(String name) {
        return statuses.stream().filter(status -> status.status().equals(name)).findFirst();
    }

    /// What may follow a status.
    public List<Move> from(String before) {
        return moves.stream().filter(move -> move.before().equals(before)).toList();
    }

    /// The first status of a phase: what tickets get by themselves.
    Optional<Status> first(Phase phase) {
        return statuses.stream()
                .filter(status -> status.phase() == phase && !status.retired())
                .findFirst();
    }

    Status initial() {
        return first(Phase.NEW).orElseThrow(() -> new IllegalStateException("no first status"));
    }

    Optional<Move> move(String before, String after) {
        return moves.stream()
                .filter(move -> move.before().equals(before) && move.after().equals(after))
                .findFirst();
    }

    /// Where somebody with these rights may bring a ticket.
    public List<Status> next(String before, Predicate<String> may) {
        return statuses.stream()
                .filter(status -> !status.retired())
                .filter(
                        status ->
                                move(before, status.status())
                                        .filter(move -> may.test(move.who()))
                                        .isPresent())
                .toList();
    }

    Happening.Moved moved(Ticket ticket, Status to, String reason, String resolution) {
        return new Happening.Moved(
                ticket.standing().status(),
                to.status(),
                to.phase(),
                to.clocksRun(),
                reason,
                resolution);
    }
}
