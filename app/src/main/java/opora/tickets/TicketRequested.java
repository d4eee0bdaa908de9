package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.backbone.Default;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Somebody wants a ticket. It has no key, for the ticket does not exist yet.
///
/// @param requestId the same wish, however often it arrives, makes one ticket
/// @param customer the username, or [#guest] for somebody without an account
/// @param fields custom ones, by name
/// @param mailId the Message-ID of the mail it came by; empty for others
/// @param by of the staff, who does it in their place; empty where they do it themselves
@Topic("tickets.pub")
public record TicketRequested(
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
        List<String> tags,
        @Personal(of = "customer") Map<String, String> fields,
        @Personal(of = "customer") List<AttachedFile> files,
        String mailId,
        Instant at,
        @Default("") String by) {

    /// Names somebody without an account: the same for the same address, and not to be read back.
    public static String guest(String email) {
        return Guest.of(email);
    }

    /// Whether it names somebody without an account.
    public static boolean isGuest(String customer) {
        return Guest.is(customer);
    }
}
