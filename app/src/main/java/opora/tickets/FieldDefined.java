package opora.tickets;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What a custom field of tickets is from now on. The topic keeps the last word on each.
///
/// @param russian its title
/// @param choices the values there are, for a choice
/// @param forCustomers whether customers see it and fill it in
/// @param needed the statuses that need it filled in
/// @param retired no ticket gets it any more
@Topic(value = "tickets.fields", partitions = 1, compacted = true)
public record FieldDefined(
        @Key String field,
        String russian,
        String english,
        FieldKind kind,
        List<String> choices,
        boolean forCustomers,
        List<String> needed,
        int position,
        boolean retired,
        Instant at) {}
