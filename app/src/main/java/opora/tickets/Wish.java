package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A ticket that somebody wants, as it reached the desk; [MatterCheck] tells what is wrong with its
/// words.
record Wish(
        String requestId,
        Channel channel,
        String by,
        Caller caller,
        Map<String, String> words,
        List<AttachedFile> files,
        String mailId,
        Instant at) {

    static Wish of(TicketRequested wish) {
        var caller = Caller.of(wish.customer(), wish.name(), wish.email(), wish.phone());
        return new Wish(
                wish.requestId(),
                wish.channel(),
                wish.by().isEmpty() ? caller.username() : wish.by(),
                caller,
                words(wish),
                wish.files(),
                wish.mailId(),
                wish.at());
    }

    private static Map<String, String> words(TicketRequested wish) {
        var wished = wish.wishedAt();
        var words =
                Stream.of(
                        Map.of(
                                "kind", wish.kind().name(),
                                "subject", MatterCheck.legible(wish.subject()),
                                "text", MatterCheck.legible(wish.text()),
                                "product", wish.product(),
                                "address", wish.address(),
                                "wishedAt", wished == null ? "" : wished.toString(),
                                "impact", wish.impact().name(),
                                "urgency", wish.urgency().name(),
                                "tags", String.join(",", wish.tags())),
                        wish.fields().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                field -> Matter.FIELD + field.getKey(),
                                                Map.Entry::getValue)));
        return words.flatMap(some -> some.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
