package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import opora.rules.EventField.Kind;

/// Something asked about one field of an event.
///
/// @param value as typed; several for `IN` with commas between
public record Condition(String field, Operator operator, String value) {
    /// How the field and the value are compared.
    public enum Operator {
        EQUALS,
        NOT,
        IN,
        GREATER,
        LESS,
        CONTAINS,
        EMPTY,
        FILLED;

        public boolean takesValue() {
            return this != EMPTY && this != FILLED;
        }

        boolean fits(Kind kind) {
            return switch (this) {
                case EMPTY, FILLED -> true;
                case GREATER, LESS -> kind == Kind.NUMBER || kind == Kind.TIME;
                case CONTAINS -> kind == Kind.TEXT || kind == Kind.LIST;
                case IN -> kind == Kind.TEXT || kind == Kind.NUMBER;
                case EQUALS, NOT -> kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.FLAG;
            };
        }
    }

    boolean holds(Facts facts) {
        var node = facts.at(field);
        return switch (operator) {
            case EMPTY -> empty(node);
            case FILLED -> !empty(node);
            case EQUALS -> equal(node, value.strip());
            case NOT -> !equal(node, value.strip());
            case IN -> words().anyMatch(word -> equal(node, word));
            case CONTAINS -> contains(node);
            case GREATER -> node.isNumber() && compare(node) > 0;
            case LESS -> node.isNumber() && compare(node) < 0;
        };
    }

    /// The values of `IN`.
    Stream<String> words() {
        return Arrays.stream(value.split(",")).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static boolean empty(JsonNode node) {
        return node.isMissingNode()
                || node.isContainerNode() && node.isEmpty()
                || node.isTextual() && node.asText().isBlank();
    }

    private static boolean equal(JsonNode node, String word) {
        if (node.isNumber()) {
            return isNumber(word) && node.decimalValue().compareTo(new BigDecimal(word)) == 0;
        }
        return node.isValueNode() && node.asText().equalsIgnoreCase(word);
    }

    private boolean contains(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .anyMatch(item -> equal(item, value.strip()));
        }
        return node.asText()
                .toLowerCase(java.util.Locale.ROOT)
                .contains(value.strip().toLowerCase(java.util.Locale.ROOT));
    }

    private int compare(JsonNode node) {
        return isNumber(value.strip())
                ? node.decimalValue().compareTo(new BigDecimal(value.strip()))
                : Facts.time(node).compareTo(Instant.parse(value.strip()));
    }

    static boolean isNumber(String word) {
        return word.matches("-?\\d{1,18}(\\.\\d{1,9})?");
    }
}
