package opora.portal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import opora.shell.Ids;
import opora.shell.UploadedFile;
import opora.tickets.AttachedFile;
import opora.tickets.Channel;
import opora.tickets.Level;
import opora.tickets.TicketKind;
import opora.tickets.TicketRequested;

/// A wish without flaws on its way in.
///
/// @param id names it from here on, in every event that follows
/// @param key sent along so that a repetition is recognised
/// @param by of the staff, in the customer's place; empty where they do it themselves
record Request(
        String id,
        Channel channel,
        Customer customer,
        String key,
        UUID fingerprint,
        Map<String, String> words,
        List<AttachedFile> files,
        Instant at,
        String by) {

    static Request of(
            Channel channel,
            Customer customer,
            String key,
            Map<String, String> words,
            List<UploadedFile> files) {
        return new Request(
                Ids.next().toString(),
                channel,
                customer,
                key,
                TicketWish.fingerprint(words, files),
                words,
                AttachedFile.of(files),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "");
    }

    /// The same, written by staff in the customer's place.
    Request by(String staff) {
        return new Request(id, channel, customer, key, fingerprint, words, files, at, staff);
    }

    TicketRequested event() {
        var wished = word("wishedAt");
        return new TicketRequested(
                id,
                channel,
                customer.username(),
                customer.name(),
                customer.email(),
                word("phone"),
                TicketKind.valueOf(word("kind")),
                word("subject"),
                word("text"),
                word("product"),
                word("address"),
                wished.isEmpty() ? null : Instant.parse(wished),
                Level.valueOf(word("impact")),
                Level.valueOf(word("urgency")),
                List.of(),
                fields(),
                files,
                "",
                at,
                by);
    }

    private Map<String, String> fields() {
        return words.entrySet().stream()
                .filter(word -> word.getKey().startsWith(TicketWish.FIELD))
                .filter(word -> !word.getValue().isEmpty())
                .collect(
                        Collectors.toMap(
                                word -> word.getKey().substring(TicketWish.FIELD.length()),
                                Map.Entry::getValue));
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }
}
