package opora.portal;

import java.util.List;
import opora.tickets.AttachedFile;
import opora.tickets.Channel;

/// What a customer has to say on a ticket.
record Words(String text, List<AttachedFile> files, Channel channel) {}
