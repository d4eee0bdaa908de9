package opora.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import opora.backbone.Backbone;
import opora.backbone.Outgoing;
import opora.backbone.Tail;
import opora.shell.Hearing;
import opora.shell.Passing;
import org.springframework.stereotype.Component;

/// Who is writing on tickets just now, as every process hears it.
@Component
class Writers extends Hearing {
    static final Duration PASSES = Duration.ofSeconds(6);

    private final Backbone backbone;
    private final DeskPages live;
    private final Passing<UUID> passing = new Passing<>(PASSES);

    Writers(Backbone backbone, DeskPages live) {
        this.backbone = backbone;
        this.live = live;
    }

    /// Somebody of the staff writes.
    void tell(Ticket ticket, String who) {
        var writes =
                new SomebodyWrites(
                        ticket.id().toString(),
                        ticket.origin().requestId(),
                        who,
                        AuthorRole.STAFF,
                        Instant.now());
        var database = backbone.database();
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    database.publish(Outgoing.begins(writes, ticket.origin().requestId()));
                    return writes;
                });
    }

    List<String> on(UUID ticket, String me) {
        return passing.on(ticket, me);
    }

    private void hear(SomebodyWrites writes) {
        if (writes.at().isAfter(Instant.now().minus(PASSES))) {
            var ticket = UUID.fromString(writes.ticket());
            passing.add(ticket, writes.who());
            live.ring(ticket);
        }
    }

    @Override
    protected List<Tail<?>> open() {
        return List.of(
                backbone.tail(SomebodyWrites.class, Tail.From.END, writes -> hear(writes.event())));
    }
}
