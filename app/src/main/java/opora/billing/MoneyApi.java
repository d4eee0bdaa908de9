package opora.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Limit;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// All of somebody's money for programs: wallet, cards and invoices in one line of time.
@RestController
class MoneyApi {
    private static final String INVOICE = "INVOICE";

    private final MoneyHistory history;

    MoneyApi(MoneyHistory history) {
        this.history = history;
    }

    /// @param kind how it moved, or `INVOICE`
    /// @param amount in minor units; below zero when money was spent; of an invoice, what it asks
    ///   for
    /// @param number of the invoice
    /// @param printed that number as it is printed
    /// @param paid whether the invoice is
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Movement(
            Instant at,
            String kind,
            long amount,
            String currency,
            @Nullable Long orderId,
            @Nullable String invoiceId,
            @Nullable Long number,
            @Nullable String printed,
            @Nullable Boolean paid) {
        static Movement of(MoneyLine line) {
            return new Movement(
                    line.at(),
                    line.kind() == null ? INVOICE : line.kind().name(),
                    line.amount(),
                    line.currency(),
                    line.orderId(),
                    line.invoiceId(),
                    line.number(),
                    line.printed(),
                    line.invoice() ? line.paid() : null);
        }
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Movement> movements, @Nullable String next) {}

    /// The newest first.
    @GetMapping("/api/wallet/money")
    Page show(
            Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var from = cursor == null ? MoneyCursor.END : cursor(cursor);
        var found = history.of(person.username(), from, limit + 1);
        var more = found.size() > limit;
        var lines = more ? found.subList(0, limit) : found;
        return new Page(
                lines.stream().map(Movement::of).toList(), more ? lines.getLast().cursor() : null);
    }

    private static MoneyCursor cursor(String text) {
        return MoneyCursor.of(text)
                .orElseThrow(() -> new FlawedRequest(List.of(Flaw.of("cursor", "problem.cursor"))));
    }
}
