package opora.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import opora.backbone.Backbone;
import opora.backbone.Outgoing;
import opora.backbone.Tail;
import opora.shell.Hearing;
import opora.shell.Passing;
import opora.tickets.AuthorRole;
import opora.tickets.SomebodyWrites;
import org.springframework.stereotype.Component;

/// Who is writing on tickets just now, as every process hears it.
@Component
class Writers extends Hearing {
    static final Duration PASSES = Duration.ofSeconds(6);

    private final Backbone backbone;
    private final PortalPages live;
    private final Passing<String> passing = new Passing<>(PASSES);

    Writers(Backbone backbone, PortalPages live) {
        this.backbone = backbone;
        this.live = live;
    }

    /// The customer writes; before the desk has the ticket nobody could read it.
    void tell(OwnTicket ticket) {
        if (ticket.ticket() == null) {
            return;
        }
        var writes =
                new SomebodyWrites(
                        ticket.known(),
                        ticket.requestId(),
                        ticket.customer(),
                        AuthorRole.CUSTOMER,
                        Instant.now());
        var database = backbone.database();
        database.transact(
                PortalContext.NAME,
                _ -> {
                    database.publish(Outgoing.begins(writes, ticket.requestId()));
                    return writes;
                });
    }

    List<String> on(String request, String me) {
        return passing.on(request, me);
    }

    private void hear(SomebodyWrites writes) {
        if (writes.at().isAfter(Instant.now().minus(PASSES))) {
            passing.add(writes.requestId(), writes.who());
            live.ring(writes.requestId());
        }
    }

    @Override
    protected List<Tail<?>> open() {
        return List.of(
                backbone.tail(SomebodyWrites.class, Tail.From.END, writes -> hear(writes.event())));
    }
}
