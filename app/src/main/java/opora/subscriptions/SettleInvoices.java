package opora.subscriptions;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.billing.WalletCharged;
import opora.cards.CardCharged;
import opora.cards.CardDeclined;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hears whether an invoice could be charged. A paid one brings a suspended plan back; one that
/// could not be charged is tried again on a schedule, and after the last try the plan is suspended.
@Component
class SettleInvoices {
    private final Database database;
    private final JdbcClient db;
    private final WallClock clock;
    private final SubscriptionsSettings settings;
    private final Letters letters;
    private final Standing standing;

    SettleInvoices(
            Database database,
            JdbcClient db,
            WallClock clock,
            SubscriptionsSettings settings,
            Letters letters,
            Standing standing) {
        this.database = database;
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.letters = letters;
        this.standing = standing;
    }

    /// @param failure null when it was paid
    private record Answer(String chargeKey, @Nullable String failure) {}

    @Handles
    void wallet(List<Incoming<WalletCharged>> answers) {
        settle(
                answers.stream()
                        .map(Incoming::event)
                        .filter(answer -> answer.payee().equals(Invoices.PAYEE))
                        .map(answer -> new Answer(answer.chargeKey(), answer.failureReason()))
                        .toList());
    }

    @Handles
    void charged(List<Incoming<CardCharged>> answers) {
        settle(
                answers.stream()
                        .map(Incoming::event)
                        .filter(answer -> answer.payee().equals(Invoices.PAYEE))
                        .map(answer -> new Answer(answer.chargeKey(), null))
                        .toList());
    }

    @Handles
    void declined(List<Incoming<CardDeclined>> answers) {
        settle(
                answers.stream()
                        .map(Incoming::event)
                        .filter(answer -> answer.payee().equals(Invoices.PAYEE))
                        .map(answer -> new Answer(answer.chargeKey(), answer.reason()))
                        .toList());
    }

    private void settle(List<Answer> answers) {
        var now = clock.instant();
        if (answers.isEmpty()) {
            return;
        }
        note(answers, now);
        var paid = answers.stream().filter(answer -> answer.failure() == null).toList();
        pay(paid, now).forEach(invoice -> paid(invoice, now));
        for (var answer : answers) {
            var failure = answer.failure();
            if (failure != null) {
                find(answer.chargeKey()).ifPresent(invoice -> fail(invoice, failure, now));
            }
        }
    }

    private void note(List<Answer> answers, Instant now) {
        var rows = new Rows<>(answers);
        var sql =
                """
                update subscriptions.charges c set answered_at = :now, reason = a.failure,
                    state = case when a.failure is null then 'PAID' else 'FAILED' end
                from unnest(:keys, :failures) as a(key, failure) where c.charge_key = a.key and c.state = 'ASKED'
                """;
        db.sql(sql)
                .param("keys", rows.texts(Answer::chargeKey), ARRAY)
                .param("failures", rows.texts(Answer::failure), ARRAY)
                .param("now", Timestamp.from(now))
                .update();
    }

    private List<Invoice> pay(List<Answer> answers, Instant now) {
        var sql =
                """
                update subscriptions.invoices set state = 'PAID', paid_at = :now, reason = null
                where charge_key = any(:keys) and state = 'OPEN' returning %s
                """;
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param("keys", new Rows<>(answers).texts(Answer::chargeKey), ARRAY)
                .param("now", Timestamp.from(now))
                .query(Invoice.class)
                .list();
    }

    private void paid(Invoice invoice, Instant now) {
        database.publish(
                new InvoicePaid(
                        invoice.username(),
                        invoice.id(),
                        invoice.number(),
                        invoice.title(),
                        invoice.total(),
                        invoice.currency(),
                        invoice.method().name(),
                        now));
        if (invoice.failures() > 0) {
            standing.bringBack(invoice, now);
        }
    }

    private Optional<Invoice> find(String chargeKey) {
        var sql =
                "select %s from subscriptions.invoices where charge_key = ? and state = 'OPEN' for update";
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param(chargeKey)
                .query(Invoice.class)
                .optional();
    }

    private void fail(Invoice invoice, String reason, Instant now) {
        var tries = settings.retries();
        var next =
                invoice.failures() < tries.size() ? now.plus(tries.get(invoice.failures())) : null;
        var sql =
                """
                update subscriptions.invoices set failures = failures + 1, charge_key = null, reason = ?, next_at = ?
                where id = ?
                """;
        db.sql(sql)
                .param(reason)
                .param(next == null ? null : Timestamp.from(next))
                .param(invoice.id())
                .update();
        database.publish(
                new InvoicePaymentFailed(
                        invoice.username(),
                        invoice.id(),
                        invoice.number(),
                        invoice.title(),
                        invoice.total(),
                        invoice.currency(),
                        invoice.method().name(),
                        invoice.failures() + 1,
                        reason,
                        next,
                        now));
        if (next == null) {
            standing.suspend(invoice, now);
        } else {
            letters.write("failed", invoice, next, now);
        }
    }
}
