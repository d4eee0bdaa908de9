package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opora.backbone.Database;
import opora.identity.RegistrationStep.Kind;
import opora.identity.RegistrationStep.Type;
import opora.shell.Deed;
import opora.shell.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The steps of joining, in their order.
@Component
class RegistrationSteps {
    private static final long ORDER = 5_118_300_264L;

    private final JdbcClient db;
    private final Database database;
    private final OfferedPlans plans;
    private final Journal journal;

    RegistrationSteps(JdbcClient db, Database database, OfferedPlans plans, Journal journal) {
        this.db = db;
        this.database = database;
        this.plans = plans;
        this.journal = journal;
    }

    List<RegistrationStep> all() {
        return db.sql("select * from identity.registration_steps order by position, name")
                .query(RegistrationSteps::read)
                .list();
    }

    /// What people are asked for. Where no plan is offered nobody is asked for one.
    List<RegistrationStep> asked() {
        return all().stream()
                .filter(RegistrationStep::asks)
                .map(this::withPlans)
                .filter(step -> step.kind() != Kind.PLAN || !step.choices().isEmpty())
                .toList();
    }

    private RegistrationStep withPlans(RegistrationStep step) {
        return step.kind() == Kind.PLAN ? step.among(plans.named("en").keySet()) : step;
    }

    Optional<RegistrationStep> named(String name) {
        return db.sql("select * from identity.registration_steps where name = ?")
                .param(name)
                .query(RegistrationSteps::read)
                .optional();
    }

    boolean checksEmail() {
        var sql =
                "select exists (select from identity.registration_steps where kind = 'EMAIL' and active)";
        return db.sql(sql).query(Boolean.class).single();
    }

    /// False when the name is taken.
    boolean add(RegistrationStep step) {
        return database.transact(
                "identity",
                _ -> {
                    var added = insert(step);
                    if (added) {
                        var deed = Deed.of("identity.step.added", step.name());
                        journal.tell(deed.changed(Map.of(), step.words()));
                    }
                    return added;
                });
    }

    private boolean insert(RegistrationStep step) {
        var sql =
                """
                insert into identity.registration_steps
                    (name, kind, type, title_ru, title_en, choices, required, active, position)
                select :name, :kind, :type, :titleRu, :titleEn, :choices, :required, :active,
                    coalesce(max(position), 0) + 1 from identity.registration_steps where kind <> 'EMAIL'
                on conflict (name) do nothing
                """;
        return write(sql, step);
    }

    /// Changes all but kind and type, which earlier answers were given to.
    ///
    /// @param seen the [RegistrationStep#print] of what was changed; false when it is another by
    ///   now
    boolean change(RegistrationStep step, @Nullable String seen) {
        return database.transact("identity", _ -> unlessChanged(step, seen));
    }

    private boolean unlessChanged(RegistrationStep step, @Nullable String seen) {
        hold();
        var now = named(step.name());
        if (now.isEmpty() || !now.get().print().equals(seen)) {
            return false;
        }
        var sql =
                """
                update identity.registration_steps
                set title_ru = :titleRu, title_en = :titleEn, choices = :choices, required = :required
                where name = :name
                """;
        write(sql, step);
        var deed = Deed.of("identity.step.changed", step.name());
        journal.tell(deed.changed(now.get().words(), step.turned(now.get().active()).words()));
        return true;
    }

    boolean turn(String name, boolean active) {
        return database.transact(
                "identity",
                _ -> {
                    hold();
                    var now = named(name);
                    now.ifPresent(step -> turn(step, active));
                    return now.isPresent();
                });
    }

    private void turn(RegistrationStep step, boolean active) {
        db.sql("update identity.registration_steps set active = ? where name = ?")
                .param(active)
                .param(step.name())
                .update();
        journal.tell(
                Deed.of("identity.step.turned", step.name())
                        .from("active", step.active())
                        .to("active", active));
    }

    /// One change after the other.
    private void hold() {
        db.sql("select pg_advisory_xact_lock(?)").param(ORDER).query().singleRow();
    }

    /// One place up or down among those that are asked for on the page.
    void move(String name, boolean up) {
        database.transact(
                "identity",
                _ -> {
                    hold();
                    var names =
                            new java.util.ArrayList<>(
                                    all().stream()
                                            .filter(step -> step.kind() != Kind.EMAIL)
                                            .map(RegistrationStep::name)
                                            .toList());
                    var from = names.indexOf(name);
                    var to = from + (up ? -1 : 1);
                    if (from >= 0 && to >= 0 && to < names.size()) {
                        java.util.Collections.swap(names, from, to);
                        order(names);
                        journal.tell(
                                Deed.of("identity.step.moved", name)
                                        .from("place", from + 1)
                                        .to("place", to + 1));
                    }
                    return names;
                });
    }

    private void order(List<String> names) {
        var sql =
                """
                update identity.registration_steps set position = place.position
                from unnest(?::text[]) with ordinality as place(name, position)
                where registration_steps.name = place.name
                """;
        db.sql(sql).param(names.toArray(new String[0])).update();
    }

    private boolean write(String sql, RegistrationStep step) {
        return db.sql(sql)
                        .param("name", step.name())
                        .param("kind", step.kind().name())
                        .param("type", step.type().name())
                        .param("titleRu", step.titleRu())
                        .param("titleEn", step.titleEn())
                        .param("choices", step.choices().toArray(new String[0]))
                        .param("required", step.required())
                        .param("active", step.active())
                        .update()
                == 1;
    }

    private static RegistrationStep read(ResultSet row, int number) throws SQLException {
        return new RegistrationStep(
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                Type.valueOf(row.getString("type")),
                row.getString("title_ru"),
                row.getString("title_en"),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("required"),
                row.getBoolean("active"));
    }
}
