package opora.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What becomes of what people want of a ticket: pure decisions from the ticket, the statuses there
/// are, and the wish.
final class Wishes {
    /// Why a change is not made that would overwrite something unseen.
    static final String STALE = "desk.refused.stale";

    private Wishes() {}

    /// What a customer says wakes a ticket that waits for them, and one that was thought finished.
    static Verdict said(Ticket ticket, StatusModel model, Happening.Said said, Duration within) {
        var all = new ArrayList<Happening>(List.of(said));
        awaked(ticket, model, within)
                .map(to -> model.moved(ticket, to, "", ""))
                .ifPresent(all::add);
        return new Verdict.Happens(all);
    }

    private static Optional<Status> awaked(Ticket ticket, StatusModel model, Duration within) {
        var standing = ticket.standing();
        return switch (standing.phase()) {
            case WAITING -> Optional.of(resumed(ticket, model));
            case DONE ->
                    reopens(ticket, model, within, Instant.now())
                            ? Optional.of(back(ticket, model))
                            : Optional.empty();
            case NEW, WORKING, CLOSED, CANCELLED -> Optional.empty();
        };
    }

    private static Status resumed(Ticket ticket, StatusModel model) {
        return model.statuses().stream()
                .filter(status -> status.status().equals(ticket.standing().resumes()))
                .filter(status -> !status.retired() && status.phase().open())
                .findFirst()
                .orElseGet(() -> back(ticket, model));
    }

    /// To whoever had it, or to the beginning.
    private static Status back(Ticket ticket, StatusModel model) {
        return ticket.standing().expert().isEmpty()
                ? model.initial()
                : model.first(Phase.WORKING).orElseGet(model::initial);
    }

    private static boolean reopens(Ticket ticket, StatusModel model, Duration within, Instant now) {
        var done = Objects.requireNonNullElse(ticket.standing().doneAt(), ticket.changedAt());
        return model.status(ticket.standing().status()).reopens() && done.plus(within).isAfter(now);
    }

    static Verdict cancelled(Ticket ticket, StatusModel model, String reason) {
        var to = model.first(Phase.CANCELLED);
        return to.isPresent() && model.status(ticket.standing().status()).cancels()
                ? Verdict.happens(model.moved(ticket, to.get(), reason, ""))
                : Verdict.impossible("", "desk.refused.cancel");
    }

    static Verdict reopened(
            Ticket ticket, StatusModel model, String reason, Duration within, Instant now) {
        return reopens(ticket, model, within, now)
                ? Verdict.happens(model.moved(ticket, back(ticket, model), reason, ""))
                : Verdict.impossible("", "desk.refused.reopen");
    }

    static Verdict rated(Ticket ticket, int stars, String comment) {
        var phase = ticket.standing().phase();
        if (phase != Phase.DONE && phase != Phase.CLOSED) {
            return Verdict.impossible("", "desk.refused.rate");
        }
        return stars < 1 || stars > 5
                ? Verdict.impossible("stars", "desk.refused.stars")
                : Verdict.happens(new Happening.Rated(stars, comment));
    }

    /// @param since the fields that somebody has changed since whoever wants this looked
    static Verdict changed(
            Ticket ticket, Map<String, String> wanted, Set<String> since, FieldBook book) {
        var now = ticket.matter().words();
        var before = new LinkedHashMap<String, String>();
        var after = new LinkedHashMap<String, String>();
        wanted.forEach(
                (field, value) -> {
                    var old = now.getOrDefault(field, "");
                    if (!old.equals(value)) {
                        before.put(field, old);
                        after.put(field, value);
                    }
                });
        if (after.isEmpty()) {
            return Verdict.happens();
        }
        var clash = after.keySet().stream().filter(since::contains).findFirst();
        if (clash.isPresent()) {
            return Verdict.impossible(clash.get(), STALE);
        }
        var words = new LinkedHashMap<>(now);
        words.putAll(after);
        var flaws = MatterCheck.flaws(words, book);
        return flaws.isEmpty()
                ? Verdict.happens(new Happening.Changed(before, after))
                : Verdict.impossible(flaws.getFirst().field(), flaws.getFirst().key());
    }

    /// @param may whether whoever wants it has a right
    /// @param given what was filled in, by field
    static Verdict moved(
            Ticket ticket,
            StatusModel model,
            String to,
            Map<String, String> given,
            FieldBook book,
            Predicate<String> may) {
        var standing = ticket.standing();
        var move = model.move(standing.status(), to);
        if (move.isEmpty() || model.find(to).isEmpty() || model.status(to).retired()) {
            return Verdict.impossible("to", "desk.refused.move");
        }
        if (!may.test(move.get().who())) {
            return Verdict.impossible("to", "desk.refused.right");
        }
        var words = ticket.matter().words();
        words.put("resolution", standing.resolution());
        given.forEach((field, value) -> words.merge(field, value, (_, fresh) -> fresh));
        for (var need :
                Stream.concat(move.get().needs().stream(), book.needed(to).stream()).toList()) {
            if (words.getOrDefault(need, "").isBlank()) {
                return Verdict.impossible(need, "desk.refused.needs");
            }
        }
        var reason = given.getOrDefault("reason", "");
        var resolution = given.getOrDefault("resolution", "");
        return Verdict.happens(model.moved(ticket, model.status(to), reason, resolution));
    }

    /// @param more what is to be remembered before it, such as how the choice was made
    static Verdict assigned(
            Ticket ticket, StatusModel model, Happening.Assigned assigned, Happening... more) {
        if (!ticket.open()) {
            return Verdict.impossible("expert", "desk.refused.closed");
        }
        if (assigned.expert().equals(ticket.standing().expert())) {
            return Verdict.happens();
        }
        var all = new ArrayList<>(Arrays.asList(more));
        all.add(assigned);
        model.first(Phase.WORKING)
                .filter(_ -> ticket.standing().phase() == Phase.NEW)
                .ifPresent(status -> all.add(model.moved(ticket, status, "", "")));
        return new Verdict.Happens(Collections.unmodifiableList(all));
    }
}
