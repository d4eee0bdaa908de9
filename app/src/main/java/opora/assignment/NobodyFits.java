package opora.assignment;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// No expert can be chosen for a ticket now: somebody in the call centre is to look at it. It stays
/// in line all the same and gets an expert as soon as one is free.
///
/// @param reason `UNSURE` when it is not clear what the ticket is about, else `NOBODY`
/// @param considered everybody who might have been chosen, and why they were not
@Topic("tickets.pub")
public record NobodyFits(
        @Key String ticket,
        String topic,
        String reason,
        List<Candidate> considered,
        int rules,
        Instant at) {}
