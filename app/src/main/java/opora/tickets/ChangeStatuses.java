package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds and changes statuses with the moves that lead on from them, one change at a time, and never
/// into a model that would strand a ticket.
@Component
class ChangeStatuses {
    /// Somebody else changed it meanwhile.
    static final String STALE = "statuses.stale";

    private final Database database;
    private final JdbcClient db;
    private final Statuses statuses;
    private final TellStatuses told;
    private final Journal journal;

    ChangeStatuses(
            Database database,
            JdbcClient db,
            Statuses statuses,
            TellStatuses told,
            Journal journal) {
        this.database = database;
        this.db = db;
        this.statuses = statuses;
        this.told = told;
        this.journal = journal;
    }

    /// What is wrong with it; nothing when it was done.
    ///
    /// @param fresh whether it is to be a new one
    List<Flaw> change(StatusForm form, boolean fresh) {
        var flaws = form.check();
        return flaws.isEmpty()
                ? database.transact(TicketsContext.NAME, _ -> change(form.status(), form, fresh))
                : flaws;
    }

    private List<Flaw> change(Status wanted, StatusForm form, boolean fresh) {
        db.sql("lock table tickets.statuses in share row exclusive mode").update();
        statuses.forget();
        var now = statuses.model();
        var old = now.find(wanted.status());
        var clash = clash(wanted, old, form, fresh);
        if (clash.isPresent()) {
            return List.of(clash.get());
        }
        var moves = form.moves(now.statuses());
        var flaws = ModelCheck.flaws(changed(now, wanted, moves));
        if (flaws.isEmpty()) {
            keep(wanted, moves);
            journal.tell(
                    Deed.of("tickets.status.changed", wanted.status())
                            .from("status", old.map(Status::toString).orElse(""))
                            .to("status", wanted)
                            .from("moves", now.from(wanted.status()))
                            .to("moves", moves));
            told.tell();
        }
        return flaws;
    }

    private Optional<Flaw> clash(
            Status wanted, Optional<Status> old, StatusForm form, boolean fresh) {
        if (fresh) {
            return old.map(_ -> Flaw.of("status", "statuses.name.taken"));
        }
        if (old.isEmpty() || old.get().version() != form.version()) {
            return Optional.of(Flaw.of("", STALE));
        }
        // tickets carry the phase along, and open ones would vanish from the lists of work
        return old.get().phase() != wanted.phase() && used(wanted.status())
                ? Optional.of(Flaw.of("phase", "statuses.phase.used"))
                : Optional.empty();
    }

    private boolean used(String status) {
        return db.sql("select exists (select from tickets.tickets where status = ?)")
                .param(status)
                .query(Boolean.class)
                .single();
    }

    private static StatusModel changed(StatusModel now, Status wanted, List<Move> fresh) {
        var all = new ArrayList<>(now.statuses());
        all.removeIf(status -> status.status().equals(wanted.status()));
        all.add(wanted);
        all.sort(Comparator.comparing(Status::position).thenComparing(Status::status));
        var moves = new ArrayList<>(now.moves());
        moves.removeIf(move -> move.before().equals(wanted.status()));
        moves.addAll(fresh);
        return new StatusModel(all, moves);
    }

    private void keep(Status wanted, List<Move> moves) {
        var sql =
                """
                insert into tickets.statuses (status, russian, english, phase, clocks_run, changes, cancels, reopens,
                    position, retired, version)
                values (:status, :russian, :english, :phase, :clocksRun, :changes, :cancels, :reopens, :position,
                    :retired, :version)
                on conflict (status) do update set russian = :russian, english = :english, phase = :phase,
                    clocks_run = :clocksRun, changes = :changes, cancels = :cancels, reopens = :reopens,
                    position = :position, retired = :retired, version = :version, told = false
                """;
        db.sql(sql)
                .param("status", wanted.status())
                .param("russian", wanted.russian())
                .param("english", wanted.english())
                .param("phase", wanted.phase().name())
                .param("clocksRun", wanted.clocksRun())
                .param("changes", wanted.changes())
                .param("cancels", wanted.cancels())
                .param("reopens", wanted.reopens())
                .param("position", wanted.position())
                .param("retired", wanted.retired())
                .param("version", wanted.version())
                .update();
        db.sql("delete from tickets.moves where before = ?").param(wanted.status()).update();
        for (var move : moves) {
            db.sql("insert into tickets.moves (before, after, who, needs) values (:b, :a, :w, :n)")
                    .param("b", move.before())
                    .param("a", move.after())
                    .param("w", move.who())
                    .param("n", move.needs().toArray(String[]::new), ARRAY)
                    .update();
        }
    }
}
