package opora.tickets;

import java.util.UUID;
import opora.backbone.Handles;
import org.springframework.stereotype.Component;

/// When one of several tickets about the same thing is solved, so are the others.
@Component
class SolveDuplicates {
    private final Desk desk;
    private final Links links;
    private final Statuses statuses;

    SolveDuplicates(Desk desk, Links links, Statuses statuses) {
        this.desk = desk;
        this.links = links;
        this.statuses = statuses;
    }

    @Handles
    void on(TicketStatusChanged moved) {
        if (moved.phase() == Phase.DONE) {
            links.duplicates(UUID.fromString(moved.ticket()))
                    .forEach(other -> desk.act(other, Actor.nobody(), now -> solved(now, moved)));
        }
    }

    private Verdict solved(Ticket ticket, TicketStatusChanged moved) {
        return statuses.model()
                .find(moved.to())
                .filter(_ -> ticket.open())
                .map(
                        to ->
                                Verdict.happens(
                                        statuses.model()
                                                .moved(
                                                        ticket,
                                                        to,
                                                        "№ " + moved.number(),
                                                        moved.resolution())))
                .orElseGet(Verdict::happens);
    }
}
