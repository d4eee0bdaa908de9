package opora.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Saved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The templates there are, each with all its versions: what was sent can always be shown as it
/// was.
@Component
class AllTemplates {
    private static final String LATEST =
            """
            select t.id, t.name, t.event_type, v.version, v.subject_ru, v.body_ru, v.subject_en, v.body_en, v.changed_by,
                v.changed_at
            from rules.templates t join rules.template_versions v on v.template_id = t.id and v.version = t.version
            """;

    private final JdbcClient db;
    private final Database database;
    private final EventCatalogue events;
    private final Journal journal;

    AllTemplates(JdbcClient db, Database database, EventCatalogue events, Journal journal) {
        this.db = db;
        this.database = database;
        this.events = events;
        this.journal = journal;
    }

    List<Template> all() {
        return db.sql(LATEST + "order by t.name").query(Template.class).list();
    }

    List<Template> of(String eventType) {
        return all().stream().filter(one -> one.eventType().equals(eventType)).toList();
    }

    Optional<Template> find(long id) {
        return db.sql(LATEST + "where t.id = ?").param(id).query(Template.class).optional();
    }

    /// All versions, the latest first.
    List<Template> versions(long id) {
        var sql =
                """
                select t.id, t.name, t.event_type, v.version, v.subject_ru, v.body_ru, v.subject_en, v.body_en,
                    v.changed_by, v.changed_at
                from rules.templates t join rules.template_versions v on v.template_id = t.id
                where t.id = ? order by v.version desc
                """;
        return db.sql(sql).param(id).query(Template.class).list();
    }

    Saved<Long> add(TemplateDraft draft, String by) {
        var event = events.fields(draft.typed()).orElse(null);
        if (event == null) {
            return new Saved.Flawed<>(List.of(Flaw.of("eventType", "rules.flaw.event")));
        }
        var flaws = draft.flaws(event);
        return flaws.isEmpty()
                ? database.transact(RulesContext.NAME, _ -> insert(draft, by))
                : new Saved.Flawed<>(flaws);
    }

    private Saved<Long> insert(TemplateDraft draft, String by) {
        var sql =
                """
                insert into rules.templates (name, event_type, version) values (:name, :type, 1)
                on conflict (name) do nothing returning id
                """;
        var id =
                db.sql(sql)
                        .param("name", TemplateDraft.text(draft.name()))
                        .param("type", draft.typed())
                        .query(Long.class)
                        .optional();
        return id.map(fresh -> keep(fresh, 1, draft, by)).orElseGet(AllTemplates::taken);
    }

    /// Adds a version; refuses when another one was added meanwhile.
    Saved<Long> change(long id, TemplateDraft draft, String by) {
        var old = find(id).orElse(null);
        if (old == null) {
            return new Saved.Unknown<>();
        }
        var flaws = draft.flaws(events.fields(old.eventType()).orElseThrow());
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        return database.transact(RulesContext.NAME, _ -> next(old, draft, by));
    }

    private Saved<Long> next(Template old, TemplateDraft draft, String by) {
        var name = TemplateDraft.text(draft.name());
        var taken =
                db.sql("select exists (select from rules.templates where name = ? and id <> ?)")
                        .params(name, old.id())
                        .query(Boolean.class)
                        .single();
        if (taken) {
            return taken();
        }
        var sql =
                """
                update rules.templates set name = :name, version = version + 1
                where id = :id and version = :version
                """;
        var seen = draft.version() == null ? old.version() : draft.version();
        var mine =
                db.sql(sql)
                                .param("name", name)
                                .param("id", old.id())
                                .param("version", seen)
                                .update()
                        == 1;
        return mine ? keep(old.id(), seen + 1, draft, by) : new Saved.Outdated<>();
    }

    private Saved<Long> keep(long id, int version, TemplateDraft draft, String by) {
        var sql =
                """
                insert into rules.template_versions (template_id, version, subject_ru, body_ru, subject_en, body_en, changed_by)
                values (:id, :version, :subjectRu, :bodyRu, :subjectEn, :bodyEn, :by)
                """;
        db.sql(sql)
                .param("id", id)
                .param("version", version)
                .param("subjectRu", TemplateDraft.text(draft.subjectRu()))
                .param("bodyRu", TemplateDraft.text(draft.bodyRu()))
                .param("subjectEn", TemplateDraft.text(draft.subjectEn()))
                .param("bodyEn", TemplateDraft.text(draft.bodyEn()))
                .param("by", by)
                .update();
        RuleBook.turnPage(db);
        var name = TemplateDraft.text(draft.name());
        journal.tell(Deed.of("rules.template.changed", name).to("version", version));
        database.publish(new TemplateChanged("template-" + id, name, version, by, Instant.now()));
        return new Saved.Kept<>(id);
    }

    private static Saved<Long> taken() {
        return new Saved.Flawed<>(List.of(Flaw.of("name", "rules.flaw.taken")));
    }
}
