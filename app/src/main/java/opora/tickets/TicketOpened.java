package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// There is a new ticket.
///
/// @param number what people call it by
/// @param by who opened it: the customer, or the agent who took the call
/// @param version counts the changes of the ticket
@Topic("tickets.sub")
public record TicketOpened(
        @Key String ticket,
        long number,
        String requestId,
        Channel channel,
        String customer,
        @Personal(of = "customer") String name,
        @Personal(of = "customer") String email,
        @Personal(of = "customer") String phone,
        TicketKind kind,
        @Personal(of = "customer") String subject,
        @Personal(of = "customer") String text,
        @Personal(of = "customer") String product,
        @Personal(of = "customer") String address,
        @Nullable Instant wishedAt,
        Level impact,
        Level urgency,
        Priority priority,
        String status,
        Phase phase,
        List<String> tags,
        @Personal(of = "customer") Map<String, String> fields,
        @Personal(of = "customer") List<AttachedFile> files,
        String mailId,
        String by,
        int version,
        Instant at) {}
