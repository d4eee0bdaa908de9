package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer says how good the work was.
///
/// @param stars 1 to 5
@Topic("tickets.pub")
public record RatingGiven(
        String requestId,
        @Key String ticket,
        String customer,
        int stars,
        @Personal(of = "customer") String comment,
        Instant at) {}
