package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// A ticket of another system is to go on here, with all that was said on it.
///
/// @param ticket made of where it comes from, so that the same record is the same ticket
/// @param origin what it was called there, such as `zammad 10023`
/// @param topic what it was about there; empty where nobody said
/// @param expert whose work it is here; empty when nobody's
/// @param phase where it stands
/// @param closedAt when the work was over; null as long as it is not
@Topic("tickets.pub")
public record ImportRequested(
        @Key String ticket,
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
        List<String> tags,
        @Personal(of = "customer") Map<String, String> fields,
        String topic,
        String expert,
        Phase phase,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<ImportedLine> lines,
        @Personal(of = "customer") List<String> texts,
        Instant at) {}
