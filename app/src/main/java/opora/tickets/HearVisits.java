package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import opora.backbone.Handles;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes what experts report from the road. All of it is remembered; where the ticket has become
/// something else meanwhile it stays as it is, the customer hears nothing, and the expert is told.
/// Where something is wanted that they can fill in, they are told to, and nothing is done until
/// then.
@Component
class HearVisits {
    private final Desk desk;
    private final Statuses statuses;
    private final Staff staff;
    private final Fields fields;

    HearVisits(Desk desk, Statuses statuses, Staff staff, Fields fields) {
        this.desk = desk;
        this.statuses = statuses;
        this.staff = staff;
        this.fields = fields;
    }

    @Handles
    @Nullable VisitClashed on(VisitReported report) {
        var clash = new AtomicReference<>("");
        var actor = Actor.staff(report.expert(), report.requestId());
        var outcome =
                desk.act(
                        UUID.fromString(report.ticket()),
                        actor,
                        ticket -> {
                            var move = moved(ticket, report);
                            if (move instanceof Verdict.Impossible(var field, var reason)) {
                                if (isWanted(report, field)) {
                                    return move;
                                }
                                clash.set(reason);
                            }
                            return new Verdict.Happens(happenings(report, move));
                        });
        return switch (outcome) {
            case Outcome.Done(var ticket) when !clash.get().isEmpty() ->
                    clashed(report, ticket.number(), "", clash.get());
            case Outcome.Done _, Outcome.Again _ -> null;
            case Outcome.Impossible(var ticket, var field, var reason) ->
                    clashed(report, ticket.number(), field, reason);
            case Outcome.Unknown _ -> clashed(report, 0, "", "desk.refused.unknown");
        };
    }

    /// Whether it is something that can be filled in where a visit is finished.
    private static boolean isWanted(VisitReported report, String field) {
        return report.step() == VisitStep.FINISHED && !field.isEmpty() && !field.equals("to");
    }

    private static VisitClashed clashed(
            VisitReported report, long number, String field, String reason) {
        return new VisitClashed(
                report.ticket(),
                number,
                report.requestId(),
                report.customer(),
                report.expert(),
                reason,
                Instant.now(),
                field);
    }

    private List<Happening> happenings(VisitReported report, Verdict move) {
        var clashes = move instanceof Verdict.Impossible;
        var all = new ArrayList<Happening>();
        all.add(new Happening.Visited(report.step(), report.planned(), report.at()));
        if (report.minutes() > 0 || !report.parts().isEmpty()) {
            all.add(
                    new Happening.Worked(
                            Ids.next(),
                            report.expert(),
                            report.minutes(),
                            report.parts(),
                            "",
                            false));
        }
        var text = clashes ? words(report) : "";
        if (!report.files().isEmpty() || !text.isEmpty()) {
            all.add(
                    new Happening.Said(
                            Ids.next(),
                            text,
                            clashes ? Visibility.INTERNAL : Visibility.PUBLIC,
                            Channel.CHAT,
                            report.files(),
                            ""));
        }
        if (move instanceof Verdict.Happens(var moves)) {
            all.addAll(moves);
        }
        return List.copyOf(all);
    }

    /// All that was written where it is not to be lost.
    private String words(VisitReported report) {
        var book = fields.book();
        var lines = new ArrayList<>(List.of(report.resolution()));
        report.fields().forEach((key, value) -> lines.add(book.called(key) + ": " + value));
        return String.join("\n", lines).strip();
    }

    /// What becomes of the status; nothing where the step leaves it as it is.
    private Verdict moved(Ticket ticket, VisitReported report) {
        if (report.step() == VisitStep.PLANNED || report.step() == VisitStep.PAUSED) {
            return Verdict.happens();
        }
        if (!ticket.standing().expert().equals(report.expert())) {
            return Verdict.impossible("", "desk.refused.notyours");
        }
        if (!ticket.open()) {
            return Verdict.impossible("", "desk.refused.over");
        }
        var wanted = report.step() == VisitStep.FINISHED ? Phase.DONE : Phase.WORKING;
        var model = statuses.model();
        var to = next(ticket, model, wanted);
        if (to.isEmpty()) {
            return ticket.standing().phase() == wanted
                    ? Verdict.happens()
                    : Verdict.impossible("", "desk.refused.move");
        }
        var given = new HashMap<>(report.fields());
        given.put("resolution", report.resolution());
        return Wishes.moved(
                ticket,
                model,
                to.get().status(),
                given,
                fields.book(),
                right -> right.equals(TicketsContext.WORK) && staff.works(report.expert()));
    }

    /// The first status of that phase that may follow.
    private static Optional<Status> next(Ticket ticket, StatusModel model, Phase wanted) {
        return model
                .next(ticket.standing().status(), right -> right.equals(TicketsContext.WORK))
                .stream()
                .filter(status -> status.phase() == wanted)
                .findFirst();
    }
}
