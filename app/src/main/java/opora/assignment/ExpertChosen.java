package opora.assignment;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket is to be this expert's work.
///
/// @param considered everybody who might have been chosen, and why they were or were not
/// @param rules the version of the rules of choice
@Topic("tickets.pub")
public record ExpertChosen(
        @Key String ticket,
        String expert,
        List<Candidate> considered,
        String topic,
        int rules,
        Instant at) {}
