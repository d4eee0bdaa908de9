package opora.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;

/// What somebody looks for: words, and what must hold of the tickets besides. Both can be typed
/// into one line, such as `paper -jam status:open tag:"second floor"`.
///
/// @param filters by their names; what is not asked for is not there
public record Asked(String words, Map<String, String> filters) {
    static final int LONGEST = 300;
    static final String STATUS = "status";
    static final String EXPERT = "expert";
    static final String TAG = "tag";
    static final String CUSTOMER = "customer";
    static final String CHANNEL = "channel";
    static final String FROM = "from";
    static final String TO = "to";

    /// A field and what stands in it, as a form has them beside each other.
    static final String FIELD = "field";

    static final String VALUE = "value";

    /// What customers may ask for.
    static final List<String> FOR_CUSTOMERS = List.of(STATUS, FROM, TO);

    static final List<String> FOR_STAFF = List.of(STATUS, EXPERT, TAG, CUSTOMER, CHANNEL, FROM, TO);

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("статус", STATUS),
                    Map.entry("эксперт", EXPERT),
                    Map.entry("тег", TAG),
                    Map.entry("метка", TAG),
                    Map.entry("клиент", CUSTOMER),
                    Map.entry("канал", CHANNEL),
                    Map.entry("с", FROM),
                    Map.entry("по", TO));
    private static final Pattern FILTER =
            Pattern.compile("(?<!\\S)(\\p{L}[\\p{L}\\p{N}_]*):(?:\"([^\"]+)\"|(\\S+))");

    /// @param typed the line
    /// @param given filled in beside it, by the filters' names
    /// @param allowed which filters count; the others are words
    /// @param fields that count, too, each by its name or title
    static Asked of(
            String typed,
            Map<String, String> given,
            List<String> allowed,
            List<KnownField> fields) {
        var line = typed.replaceAll("\\p{C}", " ").strip();
        line = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
        var filters = new LinkedHashMap<String, String>();
        var found = FILTER.matcher(line);
        var words = new StringBuilder();
        while (found.find()) {
            var key = found.group(1).toLowerCase(Locale.ROOT);
            var name = filter(NAMES.getOrDefault(key, key), allowed, fields);
            if (!name.isEmpty()) {
                filters.put(name, found.group(2) == null ? found.group(3) : found.group(2));
                found.appendReplacement(words, " ");
            }
        }
        found.appendTail(words);
        for (var name : allowed) {
            put(filters, name, given.getOrDefault(name, ""));
        }
        for (var field : fields) {
            put(filters, field.filter(), given.getOrDefault(field.filter(), ""));
            if (field.field().equals(given.get(FIELD))) {
                put(filters, field.filter(), given.getOrDefault(VALUE, ""));
            }
        }
        return new Asked(words.toString().strip(), filters);
    }

    private static void put(Map<String, String> filters, String name, String given) {
        var value = given.strip();
        if (!value.isEmpty()) {
            filters.put(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
        }
    }

    /// The filter that a word before a colon names; empty if it is a word like any other.
    private static String filter(String key, List<String> allowed, List<KnownField> fields) {
        return allowed.contains(key)
                ? key
                : fields.stream()
                        .filter(field -> field.called(key))
                        .map(KnownField::filter)
                        .findFirst()
                        .orElse("");
    }

    boolean nothing() {
        return words.isEmpty() && filters.isEmpty();
    }

    String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    @Nullable Instant from(ZoneId zone) {
        return day(FROM, 0, zone);
    }

    /// The end of the day named.
    @Nullable Instant to(ZoneId zone) {
        return day(TO, 1, zone);
    }

    private @Nullable Instant day(String name, int later, ZoneId zone) {
        if (filter(name).isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(filter(name));
            return day.plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new FlawedRequest(List.of(Flaw.of(name, "find.day")));
        }
    }
}
