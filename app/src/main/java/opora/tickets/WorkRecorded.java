package opora.tickets;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Time and parts that a piece of work on a ticket took.
///
/// @param work names the piece; said again under the same name, it takes the place of what was said
///   before, and with nothing in it that piece was a mistake
/// @param corrects whether something was said of it before
@Topic("tickets.sub")
public record WorkRecorded(
        @Key String ticket,
        long number,
        String customer,
        String work,
        String expert,
        int minutes,
        List<UsedPart> parts,
        @Personal(of = "customer") String note,
        boolean corrects,
        String by,
        int version,
        Instant at) {}
