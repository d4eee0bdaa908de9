package opora.tickets;

import java.time.Instant;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// A ticket is somebody's work now.
///
/// @param email where the customer reads mail
/// @param channel by which the ticket came
/// @param before whose it was; empty where nobody's
/// @param by who decided; empty where rules did
/// @param reason in words, for the history
@Topic("tickets.sub")
public record TicketAssigned(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") String subject,
        @Personal(of = "customer") String address,
        String expert,
        String before,
        Assigner why,
        String by,
        String reason,
        int version,
        Instant at,
        @Default("") @Personal(of = "customer") String email,
        @Default("") String channel) {}
