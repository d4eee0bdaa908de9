package opora.subscriptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.billing.WalletPaidOut;
import opora.billing.WalletPayoutRequested;
import opora.cards.CardRefundRefused;
import opora.cards.CardRefundRequested;
import opora.cards.CardRefunded;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import opora.subscriptions.Subscription.Method;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives money of a paid invoice back, all of it or a part, into the wallet or to the card it came
/// from. What is asked for counts at once, so that nothing goes back twice; a refusal frees it
/// again.
@Component
class RefundInvoice {
    private final Database database;
    private final JdbcClient db;
    private final Invoices invoices;
    private final WallClock clock;
    private final Journal journal;

    RefundInvoice(
            Database database, JdbcClient db, Invoices invoices, WallClock clock, Journal journal) {
        this.database = database;
        this.db = db;
        this.invoices = invoices;
        this.clock = clock;
        this.journal = journal;
    }

    /// What came of it. The names are parts of text keys.
    enum Outcome {
        DONE,
        REPEATED,
        UNKNOWN,
        /// More than was paid and is not back yet.
        TOO_MUCH,
        /// It was not paid by card.
        NO_CARD
    }

    /// @param once names the wish
    record Wish(
            String once,
            String invoiceId,
            long amount,
            Method target,
            String reason,
            String author) {}

    Outcome refund(Wish wish) {
        return database.transact(
                SubscriptionsContext.NAME,
                _ ->
                        invoices.lock(wish.invoiceId())
                                .map(invoice -> refund(invoice, wish))
                                .orElse(Outcome.UNKNOWN));
    }

    private Outcome refund(Invoice invoice, Wish wish) {
        if (known(wish.once())) {
            return Outcome.REPEATED;
        }
        if (wish.amount() <= 0 || wish.amount() > invoice.refundable()) {
            return Outcome.TOO_MUCH;
        }
        if (wish.target() == Method.CARD && invoice.method() != Method.CARD) {
            return Outcome.NO_CARD;
        }
        var now = clock.instant();
        var sql =
                """
                insert into subscriptions.refunds (id, invoice_id, amount, target, reason, author, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        db.sql(sql)
                .param(wish.once())
                .param(invoice.id())
                .param(wish.amount())
                .param(wish.target().name())
                .param(wish.reason())
                .param(wish.author())
                .param(Timestamp.from(now))
                .update();
        add(invoice.id(), wish.amount());
        database.publish(Outgoing.begins(question(invoice, wish, now), invoice.id()));
        var refunded = invoice.refunded() + wish.amount();
        journal.tell(
                Deed.of("subscriptions.refund.asked", invoice.username())
                        .to("invoice", invoice.title())
                        .to("amount", Money.plain(wish.amount(), invoice.currency()))
                        .to("target", wish.target())
                        .to("reason", wish.reason())
                        .from("refunded", Money.plain(invoice.refunded(), invoice.currency()))
                        .to("refunded", Money.plain(refunded, invoice.currency())));
        return Outcome.DONE;
    }

    private static Object question(Invoice invoice, Wish wish, Instant now) {
        return wish.target() == Method.WALLET
                ? new WalletPayoutRequested(
                        "refund:" + wish.once(),
                        invoice.username(),
                        wish.amount(),
                        invoice.currency(),
                        Invoices.PAYEE,
                        now)
                : new CardRefundRequested(
                        String.valueOf(invoice.chargeKey()),
                        wish.once(),
                        wish.amount(),
                        invoice.currency(),
                        now);
    }

    private boolean known(String once) {
        return db.sql("select count(*) from subscriptions.refunds where id = ?")
                        .param(once)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void add(String invoiceId, long amount) {
        db.sql("update subscriptions.invoices set refunded = refunded + ? where id = ?")
                .param(amount)
                .param(invoiceId)
                .update();
    }

    @Handles
    void inWallet(List<Incoming<WalletPaidOut>> answers) {
        for (var answer : answers) {
            var key = answer.event().payoutKey();
            if (answer.event().payer().equals(Invoices.PAYEE) && key.startsWith("refund:")) {
                end(key.substring("refund:".length()), "DONE");
            }
        }
    }

    @Handles
    void onCard(List<Incoming<CardRefunded>> answers) {
        answers.forEach(answer -> end(answer.event().refundKey(), "DONE"));
    }

    @Handles
    void refused(List<Incoming<CardRefundRefused>> answers) {
        answers.forEach(answer -> end(answer.event().refundKey(), "REFUSED"));
    }

    private record Asked(
            String invoiceId, long amount, String target, String reason, String author) {}

    private void end(String id, String state) {
        ended(id, state)
                .ifPresent(
                        asked -> {
                            if (state.equals("REFUSED")) {
                                add(asked.invoiceId(), -asked.amount());
                            } else {
                                tell(asked);
                            }
                        });
    }

    private Optional<Asked> ended(String id, String state) {
        var sql =
                """
                update subscriptions.refunds set state = ?, answered_at = ? where id = ? and state = 'ASKED'
                returning invoice_id, amount, target, reason, author
                """;
        return db.sql(sql)
                .param(state)
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .query(Asked.class)
                .optional();
    }

    private void tell(Asked asked) {
        var invoice = invoices.find(asked.invoiceId()).orElseThrow();
        database.publish(
                new InvoiceRefunded(
                        invoice.username(),
                        invoice.id(),
                        invoice.number(),
                        invoice.title(),
                        asked.amount(),
                        invoice.currency(),
                        asked.target(),
                        asked.reason(),
                        asked.author(),
                        clock.instant()));
    }
}
