package opora.tickets;

import java.time.Instant;
import java.util.Map;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Something of a ticket is different.
///
/// @param before the old values, by the field's name
/// @param after the new ones, of the same fields
/// @param reason in the words of whoever did it; empty where they gave none
@Topic("tickets.sub")
public record TicketChanged(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") Map<String, String> before,
        @Personal(of = "customer") Map<String, String> after,
        String by,
        int version,
        Instant at,
        @Default("") @Personal(of = "customer") String reason) {}
