package opora.subscriptions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;

/// An invoice in somebody's language, for the page and for paper.
public record InvoiceSheet(
        Invoice invoice, List<Row> rows, List<Try> tries, List<Return> returns, String period) {

    /// @param text what it is for
    public record Row(String text, long amount) {}

    /// A charge that was tried.
    ///
    /// @param state `ASKED`, `PAID` or `FAILED`
    public record Try(String method, String state, @Nullable String reason, Instant askedAt) {
        /// The end of the text key that tells why.
        public String reasonKey() {
            return switch (String.valueOf(reason)) {
                case "INSUFFICIENT_FUNDS", "NO_FUNDS" -> "no_funds";
                case "NO_CARD" -> "no_card";
                case "CODE_NEEDED" -> "code_needed";
                default -> "other";
            };
        }
    }

    /// Money that went back, or is on its way.
    public record Return(
            long amount,
            String target,
            String reason,
            String author,
            String state,
            Instant askedAt) {}

    static String day(LocalDate day, String language) {
        var locale = language.equals("ru") ? Locale.of("ru", "RU") : Locale.UK;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    static Row row(InvoiceLine line, Map<String, Plan> plans, Texts texts, String language) {
        var plan = plans.get(Objects.requireNonNullElse(line.planId(), ""));
        var name = plan == null ? "" : plan.name(language);
        var from = line.fromDay() == null ? "" : day(line.fromDay(), language);
        var to = line.toDay() == null ? "" : day(line.toDay(), language);
        var key = "invoice.line." + line.kind().toLowerCase(Locale.ROOT);
        var note = Objects.requireNonNullElse(line.note(), "");
        return new Row(texts.text(language, key, name, from, to, note), line.amount());
    }
}
