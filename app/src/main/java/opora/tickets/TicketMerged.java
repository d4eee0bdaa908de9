package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket goes on as part of another one.
@Topic("tickets.sub")
public record TicketMerged(
        @Key String ticket,
        long number,
        String customer,
        String into,
        long intoNumber,
        String by,
        int version,
        Instant at) {}
