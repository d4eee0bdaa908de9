package opora.assignment;

import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import opora.shell.Saved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Staff changes the rules of choice. They count from the commit on, and what waits is looked at
/// again by them; the versions before stay.
@Component
class ChangeRules {
    private final JdbcClient db;
    private final Database database;
    private final LiveRules rules;
    private final Traits traits;
    private final ChooseExperts choosing;
    private final Journal journal;

    ChangeRules(
            JdbcClient db,
            Database database,
            LiveRules rules,
            Traits traits,
            ChooseExperts choosing,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.rules = rules;
        this.traits = traits;
        this.choosing = choosing;
        this.journal = journal;
    }

    List<Flaw> flaws(RulesDraft draft) {
        return draft.flaws(traits.all());
    }

    Saved<Integer> change(RulesDraft draft, String by) {
        var flaws = flaws(draft);
        if (!flaws.isEmpty()) {
            return new Saved.Flawed<>(flaws);
        }
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    // one after the other
                    db.sql("select number from assignment.edition for update")
                            .query(Long.class)
                            .single();
                    var before = rules.current();
                    if (draft.version() != null && draft.version() != before.version()) {
                        return new Saved.Outdated<>();
                    }
                    keep(draft.rules(before.version() + 1), by);
                    journal.tell(
                            Deed.of("assignment.rules.changed", "v" + (before.version() + 1))
                                    .from("surety", before.surety())
                                    .to("surety", draft.rules(0).surety())
                                    .from("topics", names(before))
                                    .to("topics", names(draft.rules(0))));
                    return new Saved.Kept<>(before.version() + 1);
                });
    }

    private static List<String> names(ChoiceRules rules) {
        return rules.topics().stream().map(TopicRule::topic).toList();
    }

    void keep(ChoiceRules next, String by) {
        db.sql(
                        "insert into assignment.rules (version, content, changed_by) values (?, ?::jsonb, ?)")
                .params(next.version(), Json.text(next), by)
                .update();
        LiveRules.turnPage(db);
        database.afterCommit(choosing::ring);
    }
}
