package opora.tickets;

import java.util.List;
import java.util.UUID;
import opora.assignment.ExpertChosen;
import opora.assignment.NobodyFits;
import opora.assignment.TicketClassified;
import opora.assignment.WorkTakenBack;
import opora.backbone.Handles;
import org.springframework.stereotype.Component;

/// Follows what is found out about whose work a ticket should be. Whatever people have decided
/// meanwhile stands.
@Component
class HearAssignment {
    static final String CALL_CENTRE = "callcentre";

    private final Desk desk;
    private final Statuses statuses;

    HearAssignment(Desk desk, Statuses statuses) {
        this.desk = desk;
        this.statuses = statuses;
    }

    @Handles
    void on(TicketClassified found) {
        var percent = (int) Math.round(found.confidence() * 100);
        var classified = new Happening.Classified(found.topic(), percent, found.model());
        desk.act(UUID.fromString(found.ticket()), Actor.nobody(), _ -> Verdict.happens(classified));
    }

    @Handles
    void on(ExpertChosen chosen) {
        desk.act(
                UUID.fromString(chosen.ticket()),
                Actor.nobody(),
                ticket -> {
                    if (!ticket.open() || !ticket.standing().expert().isEmpty()) {
                        return Verdict.happens();
                    }
                    var assigned = new Happening.Assigned(chosen.expert(), "", Assigner.RULES, "");
                    var weighed = weighed(chosen.topic(), chosen.rules(), chosen.considered());
                    return Wishes.assigned(ticket, statuses.model(), assigned, weighed);
                });
    }

    /// Told again and again while it waits; once is enough for people.
    @Handles
    void on(NobodyFits nobody) {
        desk.act(
                UUID.fromString(nobody.ticket()),
                Actor.nobody(),
                ticket -> {
                    var standing = ticket.standing();
                    var decided = !standing.expert().isEmpty() || !standing.queue().isEmpty();
                    return !ticket.open() || decided
                            ? Verdict.happens()
                            : Verdict.happens(
                                    weighed(nobody.topic(), nobody.rules(), nobody.considered()),
                                    new Happening.Queued(CALL_CENTRE, nobody.reason()));
                });
    }

    @Handles
    void on(WorkTakenBack taken) {
        desk.act(
                UUID.fromString(taken.ticket()),
                Actor.nobody(),
                ticket ->
                        ticket.open() && ticket.standing().expert().equals(taken.expert())
                                ? Verdict.happens(
                                        new Happening.Unassigned(taken.expert(), taken.reason()))
                                : Verdict.happens());
    }

    private static Happening.Weighed weighed(
            String topic, int rules, List<opora.assignment.Candidate> considered) {
        return new Happening.Weighed(
                topic,
                rules,
                considered.stream()
                        .map(
                                one ->
                                        new Candidate(
                                                one.expert(),
                                                one.fits(),
                                                one.load(),
                                                one.reason(),
                                                one.detail()))
                        .toList());
    }
}
