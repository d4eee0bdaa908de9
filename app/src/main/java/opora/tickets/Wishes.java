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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of what people want of a ticket: pure decisions from the ticket, the statuses there
/// are, and the wish.
final class Wishes {
    /// Why a change is not made that would overwrite something unseen.
    static final String STALE = "desk.refused.stale";

    /// Why a status is not taken that needs more to be filled in.
    static final String NEEDS = "desk.refused.needs";

    /// What is said with a status and stands with it.
    static final List<String> WITH_STATUS = List.of("resolution", "reason");

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
        return changed(ticket, wanted, since, book, "");
    }

    /// @param reason in the words of whoever wants it
    static Verdict changed(
            Ticket ticket,
            Map<String, String> wanted,
            Set<String> since,
            FieldBook book,
            String reason) {
        var now = ticket.matter().words();
        var after = Edit.fresh(now, wanted);
        if (after.isEmpty()) {
            return Verdict.happens();
        }
        var clash = after.keySet().stream().filter(since::contains).findFirst();
        if (clash.isPresent()) {
            return Verdict.impossible(clash.get(), STALE);
        }
        var flaws = Edit.flaws(ticket, wanted, book);
        var before = new LinkedHashMap<String, String>();
        after.keySet().forEach(field -> before.put(field, now.getOrDefault(field, "")));
        return flaws.isEmpty()
                ? Verdict.happens(new Happening.Changed(before, after, reason))
                : Verdict.impossible(flaws.getFirst().field(), flaws.getFirst().key());
    }

    /// What the status needs of what the ticket is about may be filled in together with it.
    ///
    /// @param may whether whoever wants it has a right
    /// @param given what was filled in, by field
    static Verdict moved(
            Ticket ticket,
            StatusModel model,
            String to,
            Map<String, String> given,
            FieldBook book,
            Predicate<String> may) {
        var move = model.move(ticket.standing().status(), to);
        if (move.isEmpty() || model.find(to).isEmpty() || model.status(to).retired()) {
            return Verdict.impossible("to", "desk.refused.move");
        }
        if (!may.test(move.get().who())) {
            return Verdict.impossible("to", "desk.refused.right");
        }
        return switch (changed(ticket, about(given), Set.of(), book)) {
            case Verdict.Impossible impossible -> impossible;
            case Verdict.Happens(var changes) ->
                    moved(ticket, model, move.get(), given, book, changes);
        };
    }

    private static Verdict moved(
            Ticket ticket,
            StatusModel model,
            Move move,
            Map<String, String> given,
            FieldBook book,
            List<Happening> changes) {
        var now = ticket;
        for (var change : changes) {
            now = now.after(change, ticket.changedAt());
        }
        var words = now.matter().words();
        words.put("resolution", ticket.standing().resolution());
        WITH_STATUS.stream()
                .filter(given::containsKey)
                .forEach(name -> words.put(name, given.getOrDefault(name, "")));
        for (var need :
                Stream.concat(move.needs().stream(), book.needed(move.after()).stream()).toList()) {
            if (words.getOrDefault(need, "").isBlank()) {
                return Verdict.impossible(need, NEEDS);
            }
        }
        var reason = given.getOrDefault("reason", "");
        var resolution = given.getOrDefault("resolution", "");
        var all = new ArrayList<>(changes);
        all.add(model.moved(ticket, model.status(move.after()), reason, resolution));
        return new Verdict.Happens(List.copyOf(all));
    }

    /// What of it stays with the ticket, other than with its status.
    private static Map<String, String> about(Map<String, String> given) {
        return given.entrySet().stream()
                .filter(field -> isAbout(field.getKey()) && !field.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isAbout(String field) {
        return field.startsWith(Matter.FIELD)
                || StatusForm.NEEDS.contains(field) && !WITH_STATUS.contains(field);
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
