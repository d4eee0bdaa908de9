package opora.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opora.rules.EventField.Kind;
import opora.rules.Wording.Body;
import opora.rules.Wording.Part;

/// Reads a template and holds every name in it against the event's schema.
final class WordingParser {
    private static final Pattern GAP = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern WHEN = Pattern.compile("([\\w.]+)(?:\\s*(!?=)\\s*\"([^\"]*)\")?");
    private static final Pattern VALUE =
            Pattern.compile("([\\w.]+)(?:\\s*\\|\\s*(\\w+)(?:\\s+([\\w.]+))?)?");
    private static final Set<String> ALWAYS =
            Set.of("person.name", "person.username", "event.time", "event.id");
    private static final EventField ITEM = new EventField(".", Kind.TEXT, List.of(), List.of());

    private final String source;
    private final Matcher gaps;
    private final EventFields event;
    private final Deque<List<EventField>> scopes = new ArrayDeque<>();
    private int at;

    WordingParser(String source, EventFields event) {
        this.source = source;
        this.gaps = GAP.matcher(source);
        this.event = event;
        scopes.push(event.all());
    }

    Body parse() throws BadWording {
        var whole = body();
        if (!whole.end().isEmpty()) {
            throw new BadWording("rules.wording.stray", whole.end());
        }
        return whole.body();
    }

    /// @param end what ended it: `else`, `/if`, `/each`, or nothing at the end of the text
    private record Read(Body body, String end) {}

    private Read body() throws BadWording {
        var parts = new ArrayList<Part>();
        while (gaps.find()) {
            words(parts, source.substring(at, gaps.start()));
            at = gaps.end();
            var inside = gaps.group(1).strip();
            if (inside.equals("else") || inside.startsWith("/")) {
                return new Read(new Body(parts), inside);
            }
            parts.add(part(inside));
        }
        words(parts, source.substring(at));
        at = source.length();
        return new Read(new Body(parts), "");
    }

    private static void words(List<Part> parts, String text) throws BadWording {
        if (text.contains("{{")) {
            throw new BadWording("rules.wording.open");
        }
        if (!text.isEmpty()) {
            parts.add(new Part.Words(text));
        }
    }

    private Part part(String inside) throws BadWording {
        if (inside.startsWith("#if ")) {
            return when(inside.substring(4).strip());
        }
        if (inside.startsWith("#each ")) {
            return each(inside.substring(6).strip());
        }
        return value(inside);
    }

    private Part when(String asked) throws BadWording {
        var match = WHEN.matcher(asked);
        if (!match.matches()) {
            throw new BadWording("rules.wording.unclear", "#if " + asked);
        }
        field(match.group(1));
        var then = body();
        var otherwise =
                then.end().equals("else") ? body() : new Read(new Body(List.of()), then.end());
        if (!otherwise.end().equals("/if")) {
            throw new BadWording("rules.wording.unclosed", "{{#if " + asked + "}}", "{{/if}}");
        }
        return new Part.When(
                match.group(1),
                match.group(3),
                "!=".equals(match.group(2)),
                then.body(),
                otherwise.body());
    }

    private Part each(String path) throws BadWording {
        var list = field(path);
        if (list.kind() != Kind.LIST) {
            throw new BadWording("rules.wording.list", path);
        }
        scopes.push(list.items().isEmpty() ? List.of(ITEM) : list.items());
        var item = body();
        scopes.pop();
        if (!item.end().equals("/each")) {
            throw new BadWording("rules.wording.unclosed", "{{#each " + path + "}}", "{{/each}}");
        }
        return new Part.Each(path, item.body());
    }

    private Part value(String inside) throws BadWording {
        var match = VALUE.matcher(inside);
        if (!match.matches()) {
            throw new BadWording("rules.wording.unclear", inside);
        }
        var field = field(match.group(1));
        if (match.group(2) == null) {
            return new Part.Value(field.path(), checked(Format.usual(field.kind()), field));
        }
        var currency = match.group(3) == null ? "" : match.group(3);
        if (!currency.isEmpty() && !Format.known(currency)) {
            field(currency);
        }
        return new Part.Value(
                field.path(), checked(new Format(as(match.group(2)), currency), field));
    }

    private static Format.As as(String name) throws BadWording {
        for (var as : Format.As.values()) {
            if (as.name().toLowerCase(Locale.ROOT).equals(name)) {
                return as;
            }
        }
        throw new BadWording("rules.wording.format", name);
    }

    private static Format checked(Format format, EventField field) throws BadWording {
        if (!format.as().fits(field.kind())) {
            var name = format.as().name().toLowerCase(Locale.ROOT);
            throw new BadWording("rules.wording.misfit", field.path(), name);
        }
        return format;
    }

    private EventField field(String path) throws BadWording {
        if (ALWAYS.contains(path)) {
            return new EventField(path, Kind.TEXT, List.of(), List.of());
        }
        for (var scope : scopes) {
            Optional<EventField> found = EventFields.at(scope, path);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new BadWording("rules.wording.field", path, event.name(), event.paths());
    }
}
