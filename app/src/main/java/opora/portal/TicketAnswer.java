package opora.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ticket for programs.
///
/// @param number absent until the desk has it, as the status is
/// @param words what it is about, by field
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketAnswer(
        String requestId,
        @Nullable Long number,
        @Nullable String status,
        @Nullable String phase,
        Map<String, String> words,
        String expert,
        String resolution,
        int stars,
        @Nullable String refused,
        int version,
        Instant createdAt,
        Instant changedAt,
        Map<String, String> links) {

    static TicketAnswer of(OwnTicket ticket) {
        var phase = ticket.phase();
        return new TicketAnswer(
                ticket.requestId(),
                ticket.number(),
                ticket.status(),
                phase == null ? null : phase.name(),
                ticket.words(),
                ticket.expert(),
                ticket.resolution(),
                ticket.stars(),
                ticket.refused(),
                ticket.version(),
                ticket.createdAt(),
                ticket.changedAt(),
                Map.of("self", self(ticket.requestId())));
    }

    static String self(String requestId) {
        return "/api/tickets/" + requestId;
    }
}
