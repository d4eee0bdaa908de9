package opora.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What can be known of experts; administrators add to it while everything runs.
@Component
public class Traits {
    private static final int LONGEST = 40;
    private static final int MOST = 50;

    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    Traits(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    /// What somebody wants to be known.
    ///
    /// @param choices with commas between them
    public record Draft(
            @Nullable String name, Trait.@Nullable Kind kind, @Nullable String choices) {
        static final Draft EMPTY = new Draft("", Trait.Kind.TEXT, "");

        public String typed() {
            return name == null ? "" : name.strip();
        }

        public String listed() {
            return choices == null ? "" : choices;
        }

        List<String> split() {
            return Arrays.stream(listed().split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    List<Trait> all() {
        return db.sql("select name, kind, choices from assignment.traits order by name")
                .query(
                        (row, _) ->
                                new Trait(
                                        row.getString("name"),
                                        Trait.Kind.valueOf(row.getString("kind")),
                                        Json.list(row, "choices")))
                .list();
    }

    /// Answers what is wrong with it; nothing once it is there.
    List<Flaw> add(Draft draft) {
        var flaws = new ArrayList<Flaw>();
        if (!draft.typed().matches("[\\p{L}\\p{N}_ -]{1," + LONGEST + "}")) {
            flaws.add(Flaw.of("name", "assignment.flaw.trait.name", LONGEST));
        }
        if (draft.kind() == null) {
            flaws.add(Flaw.of("kind", "assignment.flaw.trait.kind"));
        }
        if (draft.kind() == Trait.Kind.CHOICE
                && (draft.split().isEmpty() || draft.split().size() > MOST)) {
            flaws.add(Flaw.of("choices", "assignment.flaw.trait.choices", MOST));
        }
        if (!flaws.isEmpty() || draft.kind() == null) {
            return flaws;
        }
        var kind = draft.kind();
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    var sql =
                            """
                            insert into assignment.traits (name, kind, choices)
                            select ?, ?, ? where (select count(*) from assignment.traits) < ? on conflict do nothing
                            """;
                    var choices = kind == Trait.Kind.CHOICE ? draft.split() : List.<String>of();
                    var added =
                            db.sql(sql)
                                    .params(
                                            draft.typed(),
                                            kind.name(),
                                            choices.toArray(String[]::new),
                                            MOST)
                                    .update();
                    if (added == 0) {
                        return List.of(Flaw.of("name", "assignment.flaw.trait.taken"));
                    }
                    journal.tell(Deed.of("assignment.trait.added", draft.typed()));
                    return List.<Flaw>of();
                });
    }

    /// Forgets it, with what it said of everybody. What rules ask for stays as long as they do.
    boolean remove(String name, ChoiceRules rules) {
        if (rules.requirements().stream().anyMatch(one -> one.trait().equals(name))) {
            return false;
        }
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    db.sql("delete from assignment.traits where name = ?").param(name).update();
                    db.sql("update assignment.experts set traits = traits - ?")
                            .param(name)
                            .update();
                    journal.tell(Deed.of("assignment.trait.removed", name));
                    return true;
                });
    }
}
