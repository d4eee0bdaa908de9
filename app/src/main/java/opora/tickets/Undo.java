package opora.tickets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes back what was done to a ticket, as far as nobody has done more to the same since: a pure
/// decision. What was said stays said.
final class Undo {
    static final String SINCE = "bulk.since";

    /// A reason that has a text.
    private static final String UNDONE = "UNDONE";

    private Undo() {}

    /// @param done what is to be taken back, the first first
    /// @param resolution what stood there as done before
    static Verdict of(Ticket ticket, StatusModel model, List<Happening> done, String resolution) {
        var all = new ArrayList<Happening>();
        var now = ticket;
        for (var happening : done.reversed()) {
            var back =
                    switch (happening) {
                        case Happening.Changed changed -> changed(now, changed);
                        case Happening.Assigned assigned -> assigned(now, assigned);
                        case Happening.Moved moved -> moved(now, model, moved, resolution);
                        default -> Verdict.happens();
                    };
            switch (back) {
                case Verdict.Impossible impossible -> {
                    return impossible;
                }
                case Verdict.Happens(var happenings) -> {
                    all.addAll(happenings);
                    for (var one : happenings) {
                        now = now.after(one, ticket.changedAt());
                    }
                }
            }
        }
        return new Verdict.Happens(all);
    }

    /// What it took to do this: no less takes it back.
    static Set<String> rights(List<Happening> done, StatusModel model, String who) {
        var rights = new HashSet<>(Set.of(TicketsContext.WORK));
        @Nullable Happening before = null;
        for (var happening : done) {
            if (happening instanceof Happening.Assigned assigned && !isTaken(assigned, who)) {
                rights.add(TicketsContext.ASSIGN);
            }
            // a new ticket moves by itself as soon as it is somebody's
            if (happening instanceof Happening.Moved moved
                    && !(before instanceof Happening.Assigned && wasNew(moved, model))) {
                model.move(moved.from(), moved.to()).map(Move::who).ifPresent(rights::add);
            }
            before = happening;
        }
        return rights;
    }

    private static boolean isTaken(Happening.Assigned assigned, String who) {
        return assigned.before().isEmpty() && assigned.expert().equals(who);
    }

    private static boolean wasNew(Happening.Moved moved, StatusModel model) {
        return model.find(moved.from()).filter(from -> from.phase() == Phase.NEW).isPresent();
    }

    private static Verdict changed(Ticket ticket, Happening.Changed changed) {
        var now = ticket.matter().words();
        var same =
                changed.after().entrySet().stream()
                        .allMatch(
                                field ->
                                        now.getOrDefault(field.getKey(), "")
                                                .equals(field.getValue()));
        return same
                ? Verdict.happens(
                        new Happening.Changed(
                                new LinkedHashMap<>(changed.after()),
                                new LinkedHashMap<>(changed.before())))
                : Verdict.impossible("", SINCE);
    }

    private static Verdict assigned(Ticket ticket, Happening.Assigned assigned) {
        if (!ticket.standing().expert().equals(assigned.expert())) {
            return Verdict.impossible("expert", SINCE);
        }
        return Verdict.happens(
                assigned.before().isEmpty()
                        ? new Happening.Unassigned(assigned.expert(), UNDONE)
                        : new Happening.Assigned(
                                assigned.before(), assigned.expert(), Assigner.HAND, UNDONE));
    }

    private static Verdict moved(
            Ticket ticket, StatusModel model, Happening.Moved moved, String resolution) {
        var back = model.find(moved.from());
        if (back.isEmpty() || !ticket.standing().status().equals(moved.to())) {
            return Verdict.impossible("status", SINCE);
        }
        var done = back.get().phase().open() ? "" : resolution;
        return Verdict.happens(model.moved(ticket, back.get(), "", done));
    }
}
