package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A text with gaps that an event fills in. It can show, choose and repeat, and nothing else: no
/// code runs, and what it brings out is plain words.
final class Wording {
    /// Stands in a text for the recipient's name until it is delivered: the log of events does not
    /// learn it from here.
    static final String NAME = "{{person.name}}";

    /// A piece of it.
    sealed interface Part {
        record Words(String text) implements Part {}

        /// @param path `.` for the item itself inside a list of plain values
        record Value(String path, Format format) implements Part {}

        /// @param word what the value is compared with; null to ask whether there is one
        record When(String path, @Nullable String word, boolean not, Body then, Body otherwise)
                implements Part {}

        record Each(String path, Body item) implements Part {}
    }

    /// Pieces in a row.
    record Body(List<Part> parts) {}

    private final Body body;

    private Wording(Body body) {
        this.body = body;
    }

    /// Refuses what it does not understand, and fields the event does not have.
    static Wording parse(String source, EventFields event) throws BadWording {
        return new Wording(new WordingParser(source, event).parse());
    }

    String fill(Facts facts, Reader reader) {
        return new Filling(facts, reader).body(body);
    }

    private static final class Filling {
        private final Facts facts;
        private final Reader reader;
        private final Deque<JsonNode> scopes = new ArrayDeque<>();

        Filling(Facts facts, Reader reader) {
            this.facts = facts;
            this.reader = reader;
            scopes.push(facts.root());
        }

        String body(Body body) {
            return body.parts().stream().map(this::part).collect(Collectors.joining());
        }

        private String part(Part part) {
            return switch (part) {
                case Part.Words words -> words.text();
                case Part.Value value -> value(value);
                case Part.When when -> body(holds(when) ? when.then() : when.otherwise());
                case Part.Each each -> each(each);
            };
        }

        private String value(Part.Value value) {
            return switch (value.path()) {
                case "person.name" -> NAME;
                case "person.username" -> reader.username();
                case "event.time" -> Format.time(facts.meta().time(), reader);
                case "event.id" -> facts.meta().id();
                default -> value.format().show(at(value.path()), this::at, reader);
            };
        }

        private boolean holds(Part.When when) {
            var node = facts.open(at(when.path()));
            var met =
                    when.word() == null
                            ? !node.isMissingNode()
                                    && !node.asText("x").isBlank()
                                    && !(node.isBoolean() && !node.asBoolean())
                                    && !(node.isContainerNode() && node.isEmpty())
                            : node.asText().equals(when.word());
            return met != when.not();
        }

        private String each(Part.Each each) {
            var text = new StringBuilder();
            for (var item : at(each.path())) {
                scopes.push(item);
                text.append(body(each.item()));
                scopes.pop();
            }
            return text.toString();
        }

        /// The innermost list's item is asked first, the event last.
        private JsonNode at(String path) {
            if (path.equals(".")) {
                return scopes.getFirst();
            }
            for (var scope : scopes) {
                var node = Facts.walk(scope, path);
                if (!node.isMissingNode()) {
                    return node;
                }
            }
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }
}
