package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// A ticket of another system goes on here. It is no news to its customer: nobody is told of it.
///
/// @param origin what it was called there, such as `zammad 10023`
/// @param topic what it was about there; empty where nobody said
/// @param lines what was said on it, in its order; the words stand in `texts`
@Topic("tickets.sub")
public record TicketImported(
        @Key String ticket,
        long number,
        String requestId,
        String origin,
        String customer,
        @Personal(of = "customer") String name,
        @Personal(of = "customer") String email,
        @Personal(of = "customer") String phone,
        TicketKind kind,
        @Personal(of = "customer") String subject,
        @Personal(of = "customer") String text,
        @Personal(of = "customer") String product,
        @Personal(of = "customer") String address,
        Level impact,
        Level urgency,
        Priority priority,
        List<String> tags,
        @Personal(of = "customer") Map<String, String> fields,
        String topic,
        String expert,
        String status,
        Phase phase,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<ImportedLine> lines,
        @Personal(of = "customer") List<String> texts,
        int version,
        Instant at) {}
