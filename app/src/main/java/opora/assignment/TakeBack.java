package opora.assignment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import opora.backbone.Database;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes work back that nobody began with: after the expert's own working time for it is over, or
/// at once when they are away. It goes back in line, for others.
@Component
class TakeBack extends Round {
    private static final int BATCH = 200;

    private final JdbcClient db;
    private final Database database;
    private final Experts experts;
    private final Decisions decisions;
    private final ChooseExperts choosing;

    TakeBack(
            JdbcClient db,
            Database database,
            Experts experts,
            Decisions decisions,
            ChooseExperts choosing,
            AssignmentSettings settings) {
        super("untouched", settings.look(), 20);
        this.db = db;
        this.database = database;
        this.experts = experts;
        this.decisions = decisions;
        this.choosing = choosing;
    }

    private record Untouched(String ticket, String expert) {}

    @Override
    protected void look() {
        while (database.transact(AssignmentContext.NAME, _ -> take()) == BATCH) {
            // there is more
        }
    }

    int take() {
        var now = Instant.now();
        var away = new HashMap<String, Boolean>();
        for (var one : experts.all()) {
            away.put(one.username(), one.calendar().absentAt(now));
        }
        var absent = away.keySet().stream().filter(away::get).toArray(String[]::new);
        var sql =
                """
                update assignment.tickets t
                set state = 'WAITING', expert = null, chosen_by = null, due_at = null, tried = null, told = false,
                    passed = array_append(t.passed, u.expert)
                from (
                    select ticket, expert from assignment.tickets
                    where not begun and state in ('CHOSEN', 'ASSIGNED') and (due_at <= ? or expert = any(?))
                    limit ? for update skip locked
                ) u
                where t.ticket = u.ticket
                returning t.ticket, u.expert
                """;
        var taken =
                db.sql(sql)
                        .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), absent, BATCH)
                        .query(Untouched.class)
                        .list();
        for (var one : taken) {
            var reason =
                    Objects.requireNonNull(away.getOrDefault(one.expert(), false))
                            ? "ABSENT"
                            : "UNTOUCHED";
            database.publish(new WorkTakenBack(one.ticket(), one.expert(), reason, now));
            decisions.keep(
                    List.of(
                            Decision.about(
                                    one.ticket(),
                                    Decision.Kind.TAKEN_BACK,
                                    one.expert(),
                                    "",
                                    reason)));
        }
        if (!taken.isEmpty()) {
            database.afterCommit(choosing::ring);
        }
        return taken.size();
    }
}
