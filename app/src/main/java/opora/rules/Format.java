package opora.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import opora.rules.EventField.Kind;
import opora.shell.Money;

/// How a value becomes words.
///
/// @param currency of money: a field or a code such as RUB; empty for the rest
record Format(As as, String currency) {
    enum As {
        PLAIN,
        NUMBER,
        MONEY,
        DATE,
        EVE,
        TIME;

        boolean fits(Kind kind) {
            return switch (this) {
                case PLAIN -> kind != Kind.MAP;
                case NUMBER, MONEY -> kind == Kind.NUMBER;
                case DATE, EVE -> kind == Kind.TIME || kind == Kind.TEXT;
                case TIME -> kind == Kind.TIME;
            };
        }
    }

    static Format usual(Kind kind) {
        return new Format(kind == Kind.TIME ? As.TIME : As.PLAIN, "");
    }

    String show(JsonNode node, Function<String, JsonNode> fields, Reader reader) {
        if (node.isMissingNode()) {
            return "";
        }
        return switch (as) {
            case PLAIN -> plain(node);
            case NUMBER ->
                    node.isNumber()
                            ? NumberFormat.getInstance(reader.locale()).format(node.decimalValue())
                            : plain(node);
            case MONEY -> Money.format(node.asLong(), currency(fields), reader.locale());
            case DATE -> day(node, 0, reader);
            case EVE -> day(node, 1, reader);
            case TIME -> time(Facts.time(node), reader);
        };
    }

    /// A moment, or a date as `2026-11-01`; other words stay as they are.
    private static String day(JsonNode node, int before, Reader reader) {
        try {
            var day =
                    node.isTextual()
                            ? LocalDate.parse(node.asText())
                            : LocalDate.ofInstant(Facts.time(node), reader.zone());
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(reader.locale())
                    .format(day.minusDays(before));
        } catch (DateTimeParseException e) {
            return plain(node);
        }
    }

    static String time(Instant at, Reader reader) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(reader.locale())
                .format(at.atZone(reader.zone()));
    }

    private static String plain(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : node.asText();
    }

    private Currency currency(Function<String, JsonNode> fields) {
        var told = fields.apply(currency).asText("");
        return known(told) ? Currency.getInstance(told) : Currency.getInstance(fallback());
    }

    private String fallback() {
        return known(currency) ? currency : "RUB";
    }

    static boolean known(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(code.toUpperCase(Locale.ROOT)));
    }
}
