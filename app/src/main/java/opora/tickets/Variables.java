package opora.tickets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What ready texts leave open, such as `{{customer}}`, and what takes its place on a ticket.
final class Variables {
    static final List<String> NAMES =
            List.of("customer", "number", "subject", "product", "expert", "me");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Variables() {}

    /// The first name in a text that is none of ours.
    static Optional<String> unknown(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NAMES.contains(name))
                .findFirst();
    }

    /// @param me who says it
    static String fill(String text, Ticket ticket, String me) {
        var values =
                Map.of(
                        "customer", ticket.caller().called(),
                        "number", String.valueOf(ticket.number()),
                        "subject", ticket.matter().subject(),
                        "product", ticket.matter().product(),
                        "expert", ticket.standing().expert(),
                        "me", me);
        return PLACE.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(found.group(1), found.group())));
    }
}
