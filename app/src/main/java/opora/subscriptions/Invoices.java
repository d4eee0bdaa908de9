package opora.subscriptions;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.billing.WalletChargeRequested;
import opora.cards.ChargeRequested;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The invoices' rows.
@Component
class Invoices {
    /// What billing and cards know us by.
    static final String PAYEE = "subscriptions";

    private final Database database;
    private final JdbcClient db;

    Invoices(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    /// A line and whose it is.
    private record Placed(String invoiceId, int position, InvoiceLine line) {}

    /// Numbers that follow the last one, for this transaction: if it fails, nobody had them.
    long number(int count) {
        var sql = "update subscriptions.numbering set next = next + ? returning next - ?";
        return db.sql(sql).param(count).param(count).query(Long.class).single();
    }

    void insert(List<Invoice> invoices, List<List<InvoiceLine>> lines) {
        var rows = new Rows<>(invoices);
        var sql =
                """
                insert into subscriptions.invoices (id, number, subscription_id, username, period, period_start, period_end, total,
                    currency, method, state, issued_at, paid_at)
                select i.id, number, s.id, i.username, s.periods, i.starts::date, i.ends::date, total, i.currency, i.method,
                    case when total = 0 then 'PAID' else 'OPEN' end, at, case when total = 0 then at end
                from unnest(:ids, :numbers, :subscriptions, :usernames, :starts, :ends, :totals, :currencies, :methods, :times)
                    as i(id, number, subscription, username, starts, ends, total, currency, method, at)
                join subscriptions.subscriptions s on s.id = i.subscription
                """;
        db.sql(sql)
                .param("ids", rows.texts(Invoice::id), ARRAY)
                .param("numbers", rows.longs(Invoice::number), ARRAY)
                .param("subscriptions", rows.texts(Invoice::subscriptionId), ARRAY)
                .param("usernames", rows.texts(Invoice::username), ARRAY)
                .param("starts", rows.texts(invoice -> invoice.periodStart().toString()), ARRAY)
                .param("ends", rows.texts(invoice -> invoice.periodEnd().toString()), ARRAY)
                .param("totals", rows.longs(Invoice::total), ARRAY)
                .param("currencies", rows.texts(Invoice::currency), ARRAY)
                .param("methods", rows.texts(invoice -> invoice.method().name()), ARRAY)
                .param("times", rows.times(Invoice::issuedAt), ARRAY)
                .update();
        insertLines(invoices, lines);
    }

    private void insertLines(List<Invoice> invoices, List<List<InvoiceLine>> lines) {
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < invoices.size(); i++) {
            for (int at = 0; at < lines.get(i).size(); at++) {
                placed.add(new Placed(invoices.get(i).id(), at, lines.get(i).get(at)));
            }
        }
        var rows = new Rows<>(placed);
        var sql =
                """
                insert into subscriptions.invoice_lines
                    (invoice_id, position, kind, plan_id, note, from_day, to_day, amount)
                select id, position, kind, plan, note, from_day::date, to_day::date, amount
                from unnest(:ids, :positions, :kinds, :plans, :notes, :froms, :tos, :amounts)
                    as l(id, position, kind, plan, note, from_day, to_day, amount)
                """;
        db.sql(sql)
                .param("ids", rows.texts(Placed::invoiceId), ARRAY)
                .param("positions", rows.ints(Placed::position), ARRAY)
                .param("kinds", rows.texts(row -> row.line().kind()), ARRAY)
                .param("plans", rows.texts(row -> row.line().planId()), ARRAY)
                .param("notes", rows.texts(row -> row.line().note()), ARRAY)
                .param("froms", rows.texts(row -> day(row.line().fromDay())), ARRAY)
                .param("tos", rows.texts(row -> day(row.line().toDay())), ARRAY)
                .param("amounts", rows.longs(row -> row.line().amount()), ARRAY)
                .update();
    }

    private static @Nullable String day(java.time.@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /// Asks whoever keeps the money for it; the answer settles the invoice.
    void ask(List<Invoice> invoices, Instant now) {
        var owed = invoices.stream().filter(invoice -> invoice.total() > 0).toList();
        if (owed.isEmpty()) {
            return;
        }
        var rows = new Rows<>(owed);
        var sql =
                """
                with asked as (
                    update subscriptions.invoices i set attempt = attempt + 1, charge_key = a.key, method = a.method,
                        next_at = null
                    from unnest(:ids, :keys, :methods) as a(id, key, method) where i.id = a.id
                    returning i.id, i.charge_key, i.method, i.total)
                insert into subscriptions.charges (charge_key, invoice_id, method, amount, asked_at)
                select charge_key, id, method, total, :now from asked
                """;
        db.sql(sql)
                .param("ids", rows.texts(Invoice::id), ARRAY)
                .param("keys", rows.texts(Invoices::nextKey), ARRAY)
                .param("methods", rows.texts(invoice -> invoice.method().name()), ARRAY)
                .param("now", java.sql.Timestamp.from(now))
                .update();
        database.publish(
                owed.stream()
                        .map(invoice -> Outgoing.begins(question(invoice, now), invoice.id()))
                        .toList());
    }

    private static String nextKey(Invoice invoice) {
        return invoice.id() + ":" + (invoice.attempt() + 1);
    }

    private static Object question(Invoice invoice, Instant now) {
        return invoice.method() == Method.WALLET
                ? new WalletChargeRequested(
                        nextKey(invoice),
                        invoice.username(),
                        invoice.total(),
                        invoice.currency(),
                        PAYEE,
                        now)
                : new ChargeRequested(
                        nextKey(invoice),
                        invoice.username(),
                        null,
                        invoice.total(),
                        invoice.currency(),
                        PAYEE,
                        now);
    }

    /// Those whose next try is due, locked.
    List<Invoice> due(Instant now, int limit) {
        var sql =
                """
                select %s from subscriptions.invoices
                where state = 'OPEN' and charge_key is null and next_at <= ?
                order by next_at limit ? for update skip locked
                """;
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param(java.sql.Timestamp.from(now))
                .param(limit)
                .query(Invoice.class)
                .list();
    }

    /// The oldest first.
    List<Invoice> open(String subscriptionId) {
        var sql =
                """
                select %s from subscriptions.invoices where subscription_id = ? and state = 'OPEN' order by number
                for update
                """;
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param(subscriptionId)
                .query(Invoice.class)
                .list();
    }

    Optional<Invoice> find(String id) {
        var sql = "select %s from subscriptions.invoices where id = ?";
        return db.sql(sql.formatted(Invoice.COLUMNS)).param(id).query(Invoice.class).optional();
    }

    Optional<Invoice> numbered(long number) {
        var sql = "select %s from subscriptions.invoices where number = ?";
        return db.sql(sql.formatted(Invoice.COLUMNS)).param(number).query(Invoice.class).optional();
    }

    Optional<Invoice> lock(String id) {
        var sql = "select %s from subscriptions.invoices where id = ? for update";
        return db.sql(sql.formatted(Invoice.COLUMNS)).param(id).query(Invoice.class).optional();
    }

    /// The newest first.
    List<Invoice> of(String username, @Nullable Long before, int limit) {
        var sql =
                """
                select %s from subscriptions.invoices where username = ? and number < ? order by number desc limit ?
                """;
        return db.sql(sql.formatted(Invoice.COLUMNS))
                .param(username)
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query(Invoice.class)
                .list();
    }

    List<InvoiceLine> lines(String id) {
        var sql =
                """
                select kind, plan_id, note, from_day, to_day, amount from subscriptions.invoice_lines
                where invoice_id = ? order by position
                """;
        return db.sql(sql).param(id).query(InvoiceLine.class).list();
    }
}
