package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Somebody of the staff named another one on a ticket, who is to look at it.
@Topic("tickets.sub")
public record ColleagueMentioned(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") String subject,
        String colleague,
        String by,
        Instant at) {}
