package opora.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Staff makes, changes, switches, orders and removes rules. From the commit on they apply.
@Component
class ChangeRules {
    private final JdbcClient db;
    private final Database database;
    private final Rules rules;
    private final AllTemplates templates;
    private final EventCatalogue events;
    private final KnownWebhooks webhooks;
    private final Journal journal;

    ChangeRules(
            JdbcClient db,
            Database database,
            Rules rules,
            AllTemplates templates,
            EventCatalogue events,
            KnownWebhooks webhooks,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.rules = rules;
        this.templates = templates;
        this.events = events;
        this.webhooks = webhooks;
        this.journal = journal;
    }

    List<Flaw> flaws(RuleDraft draft) {
        var event = events.fields(draft.typed()).orElse(null);
        if (event == null) {
            return List.of(Flaw.of("eventType", "rules.flaw.event"));
        }
        var template =
                draft.templateId() == null ? null : templates.find(draft.templateId()).orElse(null);
        return RuleCheck.flaws(draft, event, template, webhooks.all().keySet());
    }

    Saved<Long> add(RuleDraft draft, String by) {
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        var sql =
                """
                insert into rules.rules (rank, name, event_type, kind, conditions, recipients, channels, template_id,
                    language, timing, last, active, since, changed_by)
                values ((select coalesce(max(rank), 0) + 1 from rules.rules), :name, :type, :kind, :conditions::jsonb,
                    :recipients::jsonb, :channels, :template, :language, :timing, :last, :active, now(), :by)
                returning id
                """;
        return database.transact(
                RulesContext.NAME,
                _ -> {
                    var id = filled(sql, draft, by).query(Long.class).single();
                    return kept(id, draft, by);
                });
    }

    Saved<Long> change(long id, RuleDraft draft, String by) {
        var old = rules.find(id).orElse(null);
        if (old == null) {
            return new Saved.Unknown<>();
        }
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        var sql =
                """
                update rules.rules
                set name = :name, event_type = :type, kind = :kind, conditions = :conditions::jsonb,
                    recipients = :recipients::jsonb, channels = :channels, template_id = :template, language = :language,
                    timing = :timing, last = :last,
                    since = case when active or not :active then since else now() end, active = :active,
                    version = version + 1, changed_by = :by, changed_at = now()
                where id = :id and version = :version
                """;
        return database.transact(
                RulesContext.NAME,
                _ -> {
                    var seen = draft.version() == null ? old.version() : draft.version();
                    var mine =
                            filled(sql, draft, by).param("id", id).param("version", seen).update()
                                    == 1;
                    return mine ? kept(id, draft, by) : new Saved.Outdated<>();
                });
    }

    private StatementSpec filled(String sql, RuleDraft draft, String by) {
        return db.sql(sql)
                .param("name", Objects.requireNonNull(draft.name()).strip())
                .param("type", draft.typed())
                .param("kind", Objects.requireNonNull(draft.kind()).name())
                .param("conditions", Rules.JSON.writeValueAsString(draft.asked()))
                .param("recipients", Rules.JSON.writeValueAsString(draft.told()))
                .param("channels", draft.ways().stream().map(Enum::name).toArray(String[]::new))
                .param("template", draft.templateId())
                .param("language", draft.language())
                .param("timing", Objects.requireNonNull(draft.timing()).name())
                .param("last", draft.last())
                .param("active", draft.active())
                .param("by", by);
    }

    private Saved<Long> kept(long id, RuleDraft draft, String by) {
        var name = Objects.requireNonNull(draft.name()).strip();
        tell(id, name, draft.typed(), draft.active(), false, by);
        return new Saved.Kept<>(id);
    }

    boolean toggle(long id, boolean on, String by) {
        var sql =
                """
                update rules.rules
                set active = :on, since = now(), version = version + 1, changed_by = :by, changed_at = now()
                where id = :id and active <> :on
                """;
        return changed(
                id,
                false,
                by,
                () -> db.sql(sql).param("on", on).param("by", by).param("id", id).update());
    }

    /// Exchanges its place with the one before it among the rules of its event.
    boolean raise(long id, String by) {
        var sql =
                """
                with one as (select id, rank, event_type from rules.rules where id = :id),
                    other as (
                        select r.id, r.rank from rules.rules r, one
                        where r.event_type = one.event_type and r.rank < one.rank order by r.rank desc limit 1)
                update rules.rules r
                set rank = case when r.id = one.id then other.rank else one.rank end
                from one, other where r.id in (one.id, other.id)
                """;
        return changed(id, false, by, () -> db.sql(sql).param("id", id).update());
    }

    boolean remove(long id, String by) {
        return changed(
                id,
                true,
                by,
                () -> db.sql("delete from rules.rules where id = ?").param(id).update());
    }

    private boolean changed(
            long id, boolean removed, String by, java.util.function.IntSupplier change) {
        return database.transact(
                RulesContext.NAME,
                _ -> {
                    @Nullable Rule before = rules.find(id).orElse(null);
                    if (before == null || change.getAsInt() == 0) {
                        return false;
                    }
                    var active = rules.find(id).map(Rule::active).orElse(false);
                    tell(id, before.name(), before.eventType(), active, removed, by);
                    return true;
                });
    }

    private void tell(
            long id, String name, String type, boolean active, boolean removed, String by) {
        RuleBook.turnPage(db);
        var act = removed ? "rules.rule.removed" : "rules.rule.changed";
        journal.tell(Deed.of(act, name).to("event", type).to("active", active));
        database.publish(
                new RuleChanged("rule-" + id, name, type, active, removed, by, Instant.now()));
    }
}
