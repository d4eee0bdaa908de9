package opora.tickets;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Somebody has something to say on a ticket, in public.
///
/// @param requestId given by whoever wrote it, so that sending it again says nothing twice
/// @param email where it came from, for mails
@Topic("tickets.pub")
public record MessageRequested(
        String requestId,
        @Key String ticket,
        String author,
        @Personal(of = "author") String email,
        Channel channel,
        @Personal(of = "author") String text,
        @Personal(of = "author") List<AttachedFile> files,
        String mailId,
        Instant at) {}
