package opora.assignment;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What a ticket is about.
///
/// @param topic empty where its words tell nothing
/// @param confidence how likely that is right, from 0 to 1
/// @param model what decided: `words-<version>`, `rules`, or `by-hand`
/// @param routed whether that is enough to choose an expert by
/// @param others what else it may be about, the likeliest first
@Topic("tickets.pub")
public record TicketClassified(
        @Key String ticket,
        String topic,
        double confidence,
        String model,
        boolean routed,
        List<Guess> others,
        Instant at) {}
