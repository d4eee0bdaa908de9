package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// An expert on the road tells what they did; it may be some time ago, when there was no
/// connection. The desk remembers all of it, and moves the ticket on where that is still possible.
///
/// @param planned when the visit is to be, where that is what was decided
/// @param fields what the finishing status needs besides, by the keys that a ticket's words have
/// @param files photos, and the customer's signature
@Topic("tickets.pub")
public record VisitReported(
        String requestId,
        @Key String ticket,
        String customer,
        String expert,
        VisitStep step,
        @Nullable Instant planned,
        int minutes,
        List<UsedPart> parts,
        @Personal(of = "customer") String resolution,
        @Personal(of = "customer") List<AttachedFile> files,
        Instant at,
        @Default("{}") @Personal(of = "customer") Map<String, String> fields) {}
