package opora.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What can be subscribed to: offering, changing, withdrawing. A new price is for those who come
/// after; who has the plan keeps what was agreed.
@Component
class Plans implements ApplicationRunner {
    private final Database database;
    private final JdbcClient db;
    private final Journal journal;

    Plans(Database database, JdbcClient db, Journal journal) {
        this.database = database;
        this.db = db;
        this.journal = journal;
    }

    List<Plan> all() {
        var sql = "select %s from subscriptions.plans order by offered desc, period, price, id";
        return db.sql(sql.formatted(Plan.COLUMNS)).query(Plan.class).list();
    }

    List<Plan> offered() {
        return all().stream().filter(Plan::offered).toList();
    }

    Optional<Plan> find(String id) {
        var sql = "select %s from subscriptions.plans where id = ?";
        return db.sql(sql.formatted(Plan.COLUMNS)).param(id).query(Plan.class).optional();
    }

    /// Unless somebody else was quicker: there is such a plan already, or another one by now.
    ///
    /// @param seen the [Plan#print] of what is changed; empty for a new one
    boolean offer(Plan plan, String seen) {
        return database.transact(
                SubscriptionsContext.NAME,
                _ -> {
                    // two who begin the same plan at once wait for each other, too
                    db.sql("lock table subscriptions.plans in share row exclusive mode").update();
                    var now = find(plan.id());
                    if (!now.map(Plan::print).orElse("").equals(seen)) {
                        return false;
                    }
                    keep(plan);
                    var deed =
                            now.isEmpty()
                                    ? Deed.of("subscriptions.plan.added", plan.id())
                                    : Deed.of("subscriptions.plan.changed", plan.id());
                    journal.tell(deed.changed(now.map(Plan::words).orElse(Map.of()), plan.words()));
                    return true;
                });
    }

    private void keep(Plan plan) {
        var sql =
                """
                insert into subscriptions.plans
                    (id, name_ru, name_en, price, currency, period, visits, response_minutes, offered)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name_ru = excluded.name_ru, name_en = excluded.name_en,
                    price = excluded.price, period = excluded.period, visits = excluded.visits,
                    response_minutes = excluded.response_minutes, offered = excluded.offered, changed_at = now()
                """;
        db.sql(sql)
                .param(plan.id())
                .param(plan.nameRu())
                .param(plan.nameEn())
                .param(plan.price())
                .param(plan.currency())
                .param(plan.period().name())
                .param(plan.visits())
                .param(plan.responseMinutes())
                .param(plan.offered())
                .update();
        database.publish(
                plan.offered() ? offered(plan) : new PlanWithdrawn(plan.id(), Instant.now()));
    }

    private static PlanOffered offered(Plan plan) {
        return new PlanOffered(
                plan.id(),
                plan.nameRu(),
                plan.nameEn(),
                plan.price(),
                plan.currency(),
                plan.period().name(),
                plan.visits(),
                plan.responseMinutes(),
                Instant.now());
    }

    /// The plans that came with the tables are told of at the first start.
    @Override
    public void run(ApplicationArguments arguments) {
        database.transact(
                SubscriptionsContext.NAME,
                _ -> {
                    var sql =
                            """
                            update subscriptions.plans set told = true where not told and offered returning %s
                            """;
                    db.sql(sql.formatted(Plan.COLUMNS))
                            .query(Plan.class)
                            .list()
                            .forEach(plan -> database.publish(offered(plan)));
                    return true;
                });
    }
}
