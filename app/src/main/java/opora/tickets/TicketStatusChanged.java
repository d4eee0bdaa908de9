package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// A ticket has another status.
///
/// @param clocksRun whether times of the service level go on
/// @param resolution what was done, where the work is finished
/// @param rating the address by which the customer rates the work without signing in
@Topic("tickets.sub")
public record TicketStatusChanged(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") String email,
        @Personal(of = "customer") String subject,
        String from,
        String to,
        Phase phase,
        boolean clocksRun,
        String expert,
        String by,
        @Personal(of = "customer") String reason,
        @Personal(of = "customer") String resolution,
        @Personal(of = "customer") String rating,
        int version,
        Instant at) {}
