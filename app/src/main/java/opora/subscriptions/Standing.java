package opora.subscriptions;

import java.sql.Timestamp;
import java.time.Instant;
import opora.backbone.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether a plan holds: it is suspended when an invoice stays unpaid, and comes back when nothing
/// is owed any more.
@Component
class Standing {
    private final Database database;
    private final JdbcClient db;
    private final Letters letters;

    Standing(Database database, JdbcClient db, Letters letters) {
        this.database = database;
        this.db = db;
        this.letters = letters;
    }

    /// A plan that was suspended holds again once nothing is owed. Days without it are not charged:
    /// where its period is over, a new one begins today.
    void bringBack(Invoice invoice, Instant now) {
        var sql =
                """
                update subscriptions.subscriptions s set state = 'ACTIVE',
                    anchor = case when period_end > today then anchor else extract(day from today) end,
                    period_start = case when period_end > today then period_start else today end,
                    period_end = greatest(period_end, today)
                from (select id as whose, (:now::timestamptz at time zone zone)::date as today
                      from subscriptions.subscriptions where id = :id) t
                where s.id = t.whose and state = 'SUSPENDED'
                    and not exists (select from subscriptions.invoices i where i.subscription_id = s.id
                        and i.state = 'OPEN')
                returning plan_id
                """;
        db.sql(sql)
                .param("now", Timestamp.from(now))
                .param("id", invoice.subscriptionId())
                .query(String.class)
                .optional()
                .ifPresent(
                        plan -> {
                            database.publish(
                                    new SubscriptionReactivated(
                                            invoice.username(),
                                            invoice.subscriptionId(),
                                            plan,
                                            invoice.id(),
                                            now));
                            letters.write("reactivated", invoice, null, now);
                        });
    }

    void suspend(Invoice invoice, Instant now) {
        var sql =
                """
                update subscriptions.subscriptions set state = 'SUSPENDED' where id = ? and state = 'ACTIVE'
                returning plan_id
                """;
        db.sql(sql)
                .param(invoice.subscriptionId())
                .query(String.class)
                .optional()
                .ifPresent(
                        plan -> {
                            database.publish(
                                    new SubscriptionSuspended(
                                            invoice.username(),
                                            invoice.subscriptionId(),
                                            plan,
                                            invoice.id(),
                                            now));
                            letters.write("suspended", invoice, null, now);
                        });
    }
}
