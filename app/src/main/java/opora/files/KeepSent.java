package opora.files;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.function.Function;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.tickets.AttachedFile;
import opora.tickets.MessageAdded;
import opora.tickets.MessageRequested;
import opora.tickets.TicketOpened;
import opora.tickets.TicketRequested;
import opora.tickets.VisitReported;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A file that somebody sent along belongs to what they wrote, and is swept no more.
@Component
class KeepSent {
    private final JdbcClient db;

    KeepSent(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void onWishes(List<Incoming<TicketRequested>> wishes) {
        sent(wishes, TicketRequested::files);
    }

    @Handles
    void onWords(List<Incoming<MessageRequested>> wishes) {
        sent(wishes, MessageRequested::files);
    }

    @Handles
    void onTickets(List<Incoming<TicketOpened>> opened) {
        sent(opened, TicketOpened::files);
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> added) {
        sent(added, MessageAdded::files);
    }

    /// Also what is to be reported once more.
    @Handles
    void onVisits(List<Incoming<VisitReported>> reports) {
        sent(reports, VisitReported::files);
    }

    private <E> void sent(List<Incoming<E>> events, Function<E, List<AttachedFile>> files) {
        var ids =
                events.stream()
                        .flatMap(event -> files.apply(event.event()).stream())
                        .map(AttachedFile::id)
                        .toArray(String[]::new);
        if (ids.length > 0) {
            db.sql("delete from files.uploads where id = any(:ids)")
                    .param("ids", ids, ARRAY)
                    .update();
        }
    }
}
