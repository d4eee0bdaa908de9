package opora.tickets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.shell.Flaw;
import org.springframework.stereotype.Component;

/// Makes tickets of wishes: each is numbered and told once, however often the wish arrives.
@Component
class OpenTickets {
    private final Database database;
    private final StoreTickets store;
    private final Statuses statuses;
    private final Fields fields;
    private final DeskPages live;

    OpenTickets(
            Database database,
            StoreTickets store,
            Statuses statuses,
            Fields fields,
            DeskPages live) {
        this.database = database;
        this.store = store;
        this.statuses = statuses;
        this.fields = fields;
        this.live = live;
    }

    @Handles
    List<Outgoing> on(List<Incoming<TicketRequested>> wishes) {
        var told = new ArrayList<Outgoing>();
        var good = new HashMap<String, Incoming<TicketRequested>>();
        for (var wish : wishes) {
            var flaws = MatterCheck.flaws(Wish.of(wish.event()).words(), fields.book());
            if (flaws.isEmpty()) {
                good.putIfAbsent(wish.event().requestId(), wish);
            } else {
                told.add(wish.causes(refused(wish.event(), flaws.getFirst())));
            }
        }
        for (var ticket : open(good.values().stream().map(w -> Wish.of(w.event())).toList())) {
            told.add(cause(good, ticket).causes(TellOthers.opened(ticket)));
        }
        return told;
    }

    /// For wishes without flaws; those that were heard before are left out.
    List<Ticket> open(List<Wish> wishes) {
        var status = statuses.model().initial();
        var opened = store.store(wishes, status);
        if (!opened.isEmpty()) {
            database.afterCommit(() -> opened.forEach(ticket -> live.ring(ticket.id())));
        }
        return opened;
    }

    private static Incoming<TicketRequested> cause(
            Map<String, Incoming<TicketRequested>> wishes, Ticket ticket) {
        var wish = wishes.get(ticket.origin().requestId());
        if (wish == null) {
            throw new IllegalStateException("nobody wished for " + ticket.number());
        }
        return wish;
    }

    private static TicketRefused refused(TicketRequested wish, Flaw flaw) {
        return new TicketRefused(
                wish.requestId(),
                wish.customer(),
                wish.channel(),
                flaw.field(),
                flaw.key(),
                wish.mailId(),
                wish.at());
    }
}
