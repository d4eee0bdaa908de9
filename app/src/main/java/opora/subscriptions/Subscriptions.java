package opora.subscriptions;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import opora.backbone.Rows;
import opora.subscriptions.Subscription.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The subscriptions' rows, and what their next invoices take along.
@Component
class Subscriptions {
    /// Midnight has passed where the subscriber lives. The first comparison is what the index
    /// knows.
    static final String DUE =
            """
            state = 'ACTIVE' and period_end <= (:now::timestamptz + interval '14 hours')::date
                and period_end <= (:now::timestamptz at time zone zone)::date
            """;

    private final JdbcClient db;

    Subscriptions(JdbcClient db) {
        this.db = db;
    }

    Optional<Subscription> of(String username) {
        var sql =
                "select %s from subscriptions.subscriptions where username = ? and state <> 'CANCELLED'";
        return db.sql(sql.formatted(Subscription.COLUMNS))
                .param(username)
                .query(Subscription.class)
                .optional();
    }

    Optional<Subscription> lock(String username) {
        var sql =
                """
                select %s from subscriptions.subscriptions where username = ? and state <> 'CANCELLED' for update
                """;
        return db.sql(sql.formatted(Subscription.COLUMNS))
                .param(username)
                .query(Subscription.class)
                .optional();
    }

    /// Answers false when there is one already.
    boolean begin(
            String id, String username, Plan plan, Method method, ZoneId zone, LocalDate today) {
        var sql =
                """
                insert into subscriptions.subscriptions (id, username, plan_id, price, currency, period, state, method,
                    anchor, zone, period_start, period_end)
                values (?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, ?, ?)
                on conflict (username) where state <> 'CANCELLED' do nothing
                """;
        return db.sql(sql)
                        .param(id)
                        .param(username)
                        .param(plan.id())
                        .param(plan.price())
                        .param(plan.currency())
                        .param(plan.period().name())
                        .param(method.name())
                        .param(today.getDayOfMonth())
                        .param(zone.getId())
                        .param(today)
                        .param(today)
                        .update()
                > 0;
    }

    List<Subscription> due(Instant now, int limit) {
        var sql =
                """
                select %s from subscriptions.subscriptions where %s
                order by period_end limit :limit for update skip locked
                """;
        return db.sql(sql.formatted(Subscription.COLUMNS, DUE))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(Subscription.class)
                .list();
    }

    /// Something the next invoice takes along.
    void addPending(String id, List<InvoiceLine> lines, @Nullable String author) {
        for (var line : lines) {
            var sql =
                    """
                    insert into subscriptions.pending_lines
                        (subscription_id, kind, plan_id, note, from_day, to_day, amount, author)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """;
            db.sql(sql)
                    .param(id)
                    .param(line.kind())
                    .param(line.planId())
                    .param(line.note())
                    .param(line.fromDay())
                    .param(line.toDay())
                    .param(line.amount())
                    .param(author)
                    .update();
        }
    }

    List<InvoiceLine> pending(String id) {
        var sql =
                """
                select kind, plan_id, note, from_day, to_day, amount from subscriptions.pending_lines
                where subscription_id = ? order by id
                """;
        return db.sql(sql).param(id).query(InvoiceLine.class).list();
    }

    private record Pending(
            String subscriptionId,
            String kind,
            @Nullable String planId,
            @Nullable String note,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay,
            long amount) {
        InvoiceLine line() {
            return new InvoiceLine(kind, planId, note, fromDay, toDay, amount);
        }
    }

    Map<String, List<InvoiceLine>> takePending(List<Subscription> due) {
        var sql =
                """
                with taken as (
                    delete from subscriptions.pending_lines where subscription_id = any(:ids) returning *)
                select subscription_id, kind, plan_id, note, from_day, to_day, amount from taken order by id
                """;
        return db
                .sql(sql)
                .param("ids", new Rows<>(due).texts(Subscription::id), ARRAY)
                .query(Pending.class)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Pending::subscriptionId,
                                Collectors.mapping(Pending::line, Collectors.toList())));
    }

    void move(List<Bill> bills) {
        var rows = new Rows<>(bills);
        var sql =
                """
                update subscriptions.subscriptions s set period_start = s.period_end, period_end = m.next::date,
                    periods = periods + 1
                from unnest(:ids, :ends) as m(id, next) where s.id = m.id and m.next is not null
                """;
        db.sql(sql)
                .param("ids", rows.texts(bill -> bill.subscription().id()), ARRAY)
                .param(
                        "ends",
                        rows.texts(
                                bill -> bill.nextEnd() == null ? null : bill.nextEnd().toString()),
                        ARRAY)
                .update();
    }

    /// A credit larger than the price waits for the next invoice.
    void carry(List<Bill> bills) {
        var rows =
                new Rows<>(
                        bills.stream()
                                .filter(bill -> bill.carried() < 0 && bill.nextEnd() != null)
                                .toList());
        if (!rows.rows().isEmpty()) {
            var sql =
                    """
                    insert into subscriptions.pending_lines (subscription_id, kind, amount)
                    select id, 'CARRIED', amount from unnest(:ids, :amounts) as c(id, amount)
                    """;
            db.sql(sql)
                    .param("ids", rows.texts(bill -> bill.subscription().id()), ARRAY)
                    .param("amounts", rows.longs(Bill::carried), ARRAY)
                    .update();
        }
    }

    void end(String id, Instant now) {
        var sql =
                "update subscriptions.subscriptions set state = 'CANCELLED', ended_at = ? where id = ?";
        db.sql(sql).param(Timestamp.from(now)).param(id).update();
    }
}
