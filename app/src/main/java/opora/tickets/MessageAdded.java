package opora.tickets;

import java.time.Instant;
import java.util.List;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Something was said on a ticket.
///
/// @param email where the customer reads mail
/// @param requestId of who wrote it; empty where nobody asked
/// @param expert whose work the ticket is; empty where nobody's
@Topic("tickets.sub")
public record MessageAdded(
        @Key String ticket,
        long number,
        String message,
        String requestId,
        String customer,
        @Personal(of = "customer") String email,
        @Personal(of = "customer") String subject,
        String author,
        AuthorRole role,
        Visibility visibility,
        Channel channel,
        @Personal(of = "customer") String text,
        @Personal(of = "customer") List<AttachedFile> files,
        String mailId,
        Instant at,
        @Default("") String expert) {}
