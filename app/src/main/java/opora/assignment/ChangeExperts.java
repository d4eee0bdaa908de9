package opora.assignment;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff says who the experts are and when they work. It counts from the next choice on, and what
/// waits is looked at again at once.
@Component
class ChangeExperts {
    private static final int LONGEST_NOTE = 200;

    private final JdbcClient db;
    private final Database database;
    private final Experts experts;
    private final Traits traits;
    private final LiveRules rules;
    private final ChooseExperts choosing;
    private final Journal journal;

    ChangeExperts(
            JdbcClient db,
            Database database,
            Experts experts,
            Traits traits,
            LiveRules rules,
            ChooseExperts choosing,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.experts = experts;
        this.traits = traits;
        this.rules = rules;
        this.choosing = choosing;
        this.journal = journal;
    }

    /// Puts one of the staff on the list, with the usual hours and nothing they can do yet.
    List<Flaw> add(String username, String by) {
        var staff = "select exists (select from assignment.staff where username = ?)";
        if (!db.sql(staff).param(username).query(Boolean.class).single()) {
            return List.of(Flaw.of("username", "assignment.flaw.username"));
        }
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    if (experts.begin(username, by)) {
                        journal.tell(Deed.of("assignment.expert.added", username));
                    }
                    return List.<Flaw>of();
                });
    }

    Saved<String> change(String username, ExpertDraft draft, String by) {
        var flaws = draft.flaws(traits.all());
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        return database.transact(AssignmentContext.NAME, _ -> write(username, draft, by));
    }

    private Saved<String> write(String username, ExpertDraft draft, String by) {
        var before = experts.find(username).orElse(null);
        if (before == null) {
            return new Saved.Unknown<>();
        }
        var sql =
                """
                update assignment.experts
                set active = :active, skills = :skills::jsonb, regions = :regions, languages = :languages, zone = :zone,
                    week = :week::jsonb, cap = :cap, traits = :traits::jsonb, version = version + 1, changed_by = :by,
                    changed_at = now()
                where username = :username and version = coalesce(:version, version)
                """;
        var mine =
                db.sql(sql)
                                .param("active", draft.active())
                                .param("skills", Json.text(draft.levels()))
                                .param("regions", draft.places().toArray(String[]::new))
                                .param("languages", draft.tongues().toArray(String[]::new))
                                .param("zone", draft.zone())
                                .param("week", Json.text(draft.hours()))
                                .param("cap", draft.cap())
                                .param("traits", Json.text(draft.given()))
                                .param("by", by)
                                .param("username", username)
                                .param("version", draft.version(), Types.INTEGER)
                                .update()
                        == 1;
        if (!mine) {
            return new Saved.Outdated<>();
        }
        var after = experts.find(username).orElseThrow();
        journal.tell(
                Deed.of("assignment.expert.changed", username)
                        .from("skills", before.skills())
                        .to("skills", after.skills())
                        .from("cap", before.cap())
                        .to("cap", after.cap())
                        .from("active", before.active())
                        .to("active", after.active()));
        settle(after);
        return new Saved.Kept<>(username);
    }

    /// What they have not begun with is due by their new hours.
    private void settle(Expert expert) {
        record Open(String ticket, OffsetDateTime at) {}
        var minutes = rules.current().untouchedMinutes();
        var sql =
                """
                select t.ticket, max(d.at) as at from assignment.tickets t join assignment.decisions d on d.ticket = t.ticket
                where t.expert = ? and not t.begun and t.state in ('CHOSEN', 'ASSIGNED') and d.expert = t.expert
                group by t.ticket
                """;
        for (var open : db.sql(sql).param(expert.username()).query(Open.class).list()) {
            var due =
                    minutes == 0
                            ? null
                            : expert.calendar()
                                    .after(open.at().toInstant(), Duration.ofMinutes(minutes))
                                    .map(at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                    .orElse(null);
            db.sql("update assignment.tickets set due_at = :due where ticket = :ticket")
                    .param("due", due, Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("ticket", open.ticket())
                    .update();
        }
        database.afterCommit(choosing::ring);
    }

    List<Flaw> away(
            String username, @Nullable Instant from, @Nullable Instant to, @Nullable String note) {
        if (from == null || to == null || !from.isBefore(to)) {
            return List.of(Flaw.of("to", "assignment.flaw.absence"));
        }
        var why = Objects.requireNonNullElse(note, "").strip();
        if (why.length() > LONGEST_NOTE) {
            return List.of(Flaw.of("note", "assignment.flaw.list", LONGEST_NOTE));
        }
        database.transact(
                AssignmentContext.NAME,
                _ -> {
                    var sql =
                            """
                            insert into assignment.absences (username, from_at, to_at, note) values (?, ?, ?, ?)
                            """;
                    db.sql(sql)
                            .params(
                                    username,
                                    OffsetDateTime.ofInstant(from, ZoneOffset.UTC),
                                    OffsetDateTime.ofInstant(to, ZoneOffset.UTC),
                                    why)
                            .update();
                    turn(
                            username,
                            Deed.of("assignment.absence.added", username)
                                    .to("from", from)
                                    .to("to", to));
                    return username;
                });
        return List.of();
    }

    void back(String username, long absence) {
        database.transact(
                AssignmentContext.NAME,
                _ -> {
                    var gone =
                            db.sql("delete from assignment.absences where id = ? and username = ?")
                                    .params(absence, username)
                                    .update();
                    if (gone == 1) {
                        turn(username, Deed.of("assignment.absence.removed", username));
                    }
                    return gone;
                });
    }

    private void turn(String username, Deed deed) {
        db.sql("update assignment.experts set version = version + 1 where username = ?")
                .param(username)
                .update();
        journal.tell(deed);
        experts.find(username).ifPresent(this::settle);
    }
}
