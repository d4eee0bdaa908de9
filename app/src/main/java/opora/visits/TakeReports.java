package opora.visits;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.tickets.VisitReported;
import opora.tickets.VisitStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes what an expert did. It is durable, and told to the desk once, before the expert hears that
/// it was taken.
@Component
class TakeReports {
    private final Database database;
    private final JdbcClient db;
    private final Visits visits;

    TakeReports(Database database, JdbcClient db, Visits visits) {
        this.database = database;
        this.db = db;
        this.visits = visits;
    }

    /// @return the visit after it; none where it never was theirs
    Optional<Visit> take(String expert, String ticket, Act act) {
        return database.transact(
                VisitsContext.NAME,
                _ -> {
                    var visit = visits.locked(expert, ticket);
                    visit.ifPresent(
                            found -> {
                                if (keep(found, expert, act)) {
                                    change(found, expert, act);
                                    tell(found, expert, act);
                                }
                            });
                    return visits.find(expert, ticket);
                });
    }

    /// False when it was taken before.
    private boolean keep(Visit visit, String expert, Act act) {
        var sql =
                """
                insert into visits.acts (act, ticket, expert, step, planned, minutes, at, told)
                values (:act, :ticket, :expert, :step, :planned, :minutes, :at, :told::jsonb) on conflict do nothing
                """;
        var planned = act.planned();
        return db.sql(sql)
                        .param("act", act.id())
                        .param("ticket", visit.ticket())
                        .param("expert", expert)
                        .param("step", act.step().name())
                        .param("planned", planned == null ? null : Timestamp.from(planned))
                        .param("minutes", act.minutes())
                        .param("at", Timestamp.from(act.at()))
                        .param("told", told(act), Types.VARCHAR)
                        .update()
                == 1;
    }

    /// What may have to be completed; the rest is the desk's.
    private static @Nullable String told(Act act) {
        return act.step() == VisitStep.FINISHED ? Json.write(act) : null;
    }

    /// Whoever has it no longer changes nothing here; the desk notes it all the same.
    private void change(Visit visit, String expert, Act act) {
        if (!visit.expert().equals(expert)) {
            return;
        }
        var sql =
                """
                update visits.visits set state = :state, planned_at = coalesce(:planned, planned_at), changed_at = now()
                where ticket = :ticket
                """;
        var planned = act.step() == VisitStep.PLANNED ? act.planned() : null;
        db.sql(sql)
                .param("state", visit.state().after(act.step()).name())
                .param("planned", planned == null ? null : Timestamp.from(planned))
                .param("ticket", visit.ticket())
                .update();
    }

    private void tell(Visit visit, String expert, Act act) {
        var report =
                new VisitReported(
                        act.id(),
                        visit.ticket(),
                        visit.customer(),
                        expert,
                        act.step(),
                        act.planned(),
                        act.minutes(),
                        act.parts(),
                        act.resolution(),
                        act.files(),
                        act.at(),
                        act.fields());
        database.publish(Outgoing.begins(report, act.id()));
    }
}
