package opora.assignment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What rules can ask about a ticket.
///
/// @param region where the work is; empty where that is not known
/// @param language `ru` or `en`; empty where that is not known
/// @param fields what administrators added to tickets
record Facts(
        String topic,
        String kind,
        String channel,
        String priority,
        String product,
        String customer,
        String region,
        String language,
        List<String> tags,
        Map<String, String> fields) {
    /// What rules can ask about every ticket; `field.<name>` is one that was added.
    static final List<String> NAMES =
            List.of(
                    "topic",
                    "kind",
                    "channel",
                    "priority",
                    "product",
                    "customer",
                    "region",
                    "language",
                    "tag");

    static final String FIELD = "field.";

    Facts {
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /// The values of a name; a ticket may have several tags.
    Stream<String> values(String name) {
        return switch (name) {
            case "topic" -> Stream.of(topic);
            case "kind" -> Stream.of(kind);
            case "channel" -> Stream.of(channel);
            case "priority" -> Stream.of(priority);
            case "product" -> Stream.of(product);
            case "customer" -> Stream.of(customer);
            case "region" -> Stream.of(region);
            case "language" -> Stream.of(language);
            case "tag" -> tags.stream();
            default ->
                    name.startsWith(FIELD)
                            ? Stream.ofNullable(fields.get(name.substring(FIELD.length())))
                            : Stream.empty();
        };
    }

    Facts about(String other) {
        return new Facts(
                other, kind, channel, priority, product, customer, region, language, tags, fields);
    }

    Facts in(String place) {
        return new Facts(
                topic, kind, channel, priority, product, customer, place, language, tags, fields);
    }
}
