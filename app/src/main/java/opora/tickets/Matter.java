package opora.tickets;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a ticket is about: all of it may change while people find out more.
///
/// @param wishedAt when the customer would like to have it done
/// @param fields custom ones, by name
public record Matter(
        TicketKind kind,
        String subject,
        String text,
        String product,
        String address,
        @Nullable Instant wishedAt,
        Level impact,
        Level urgency,
        List<String> tags,
        Map<String, String> fields) {
    static final String FIELD = "fields.";
    private static final String BETWEEN = ", ";

    public Matter {
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    public Priority priority() {
        return Priority.of(impact, urgency);
    }

    /// By the fields' names, as changes say it. Nothing is the empty text.
    Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("kind", kind.name());
        words.put("subject", subject);
        words.put("text", text);
        words.put("product", product);
        words.put("address", address);
        words.put("wishedAt", wishedAt == null ? "" : wishedAt.toString());
        words.put("impact", impact.name());
        words.put("urgency", urgency.name());
        words.put("tags", said(tags));
        new TreeMap<>(fields).forEach((name, value) -> words.put(FIELD + name, value));
        return words;
    }

    /// The same with other words in some places; they have been checked.
    Matter with(Map<String, String> changes) {
        var words = words();
        words.putAll(changes);
        return of(words);
    }

    static Matter of(Map<String, String> words) {
        var wished = word(words, "wishedAt");
        return new Matter(
                TicketKind.valueOf(word(words, "kind")),
                word(words, "subject"),
                word(words, "text"),
                word(words, "product"),
                word(words, "address"),
                wished.isEmpty() ? null : Instant.parse(wished),
                Level.valueOf(word(words, "impact")),
                Level.valueOf(word(words, "urgency")),
                tags(word(words, "tags")),
                words.entrySet().stream()
                        .filter(word -> word.getKey().startsWith(FIELD))
                        .filter(word -> !word.getValue().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        word -> word.getKey().substring(FIELD.length()),
                                        Map.Entry::getValue)));
    }

    /// Tags as one word of a ticket.
    static String said(List<String> tags) {
        return String.join(BETWEEN, tags);
    }

    static List<String> tags(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static String word(Map<String, String> words, String name) {
        return words.getOrDefault(name, "");
    }
}
