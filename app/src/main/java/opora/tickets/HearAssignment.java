package opora.tickets;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import opora.assignment.ExpertChosen;
import opora.assignment.NobodyFits;
import opora.assignment.TicketClassified;
import opora.assignment.WorkTakenBack;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.tickets.FollowFindings.Finding;
import org.springframework.stereotype.Component;

/// Follows what is found out about whose work a ticket should be. Whatever people have decided
/// meanwhile stands.
@Component
class HearAssignment {
    static final String CALL_CENTRE = "callcentre";

    private final FollowFindings findings;
    private final Statuses statuses;

    HearAssignment(FollowFindings findings, Statuses statuses) {
        this.findings = findings;
        this.statuses = statuses;
    }

    @Handles
    List<Outgoing> onClassified(List<Incoming<TicketClassified>> batch) {
        return follow(
                batch,
                TicketClassified::ticket,
                (found, _) -> {
                    var percent = (int) Math.round(found.confidence() * 100);
                    return Verdict.happens(
                            new Happening.Classified(found.topic(), percent, found.model()));
                });
    }

    @Handles
    List<Outgoing> onChosen(List<Incoming<ExpertChosen>> batch) {
        return follow(
                batch,
                ExpertChosen::ticket,
                (chosen, ticket) -> {
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
    List<Outgoing> onNobody(List<Incoming<NobodyFits>> batch) {
        return follow(
                batch,
                NobodyFits::ticket,
                (nobody, ticket) -> {
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
    List<Outgoing> onTakenBack(List<Incoming<WorkTakenBack>> batch) {
        return follow(
                batch,
                WorkTakenBack::ticket,
                (taken, ticket) ->
                        ticket.open() && ticket.standing().expert().equals(taken.expert())
                                ? Verdict.happens(
                                        new Happening.Unassigned(taken.expert(), taken.reason()))
                                : Verdict.happens());
    }

    private <E> List<Outgoing> follow(
            List<Incoming<E>> batch,
            Function<E, String> ticket,
            BiFunction<E, Ticket, Verdict> decides) {
        return findings.follow(
                batch.stream()
                        .map(
                                found ->
                                        new Finding<>(
                                                found,
                                                UUID.fromString(ticket.apply(found.event())),
                                                now -> decides.apply(found.event(), now)))
                        .toList());
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
