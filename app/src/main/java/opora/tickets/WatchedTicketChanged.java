package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// There is news for somebody of the staff who watches a ticket.
@Topic("tickets.sub")
public record WatchedTicketChanged(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") String subject,
        String watcher,
        News news,
        String by,
        Instant at) {
    /// What it is.
    public enum News {
        ANSWER,
        NOTE,
        STATUS,
        EXPERT,
        RATING
    }
}
