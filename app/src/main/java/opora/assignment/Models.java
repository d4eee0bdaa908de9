package opora.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was learnt, in all its versions. The last few that were in use can be used again.
@Component
public class Models {
    private static final int KEPT = 5;

    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    Models(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    /// Something just learnt.
    ///
    /// @param shares of its topics in what it was learnt from
    /// @param before how good what was in use is on the same tickets
    record Fresh(
            int examples,
            Map<String, Double> shares,
            Scorecard after,
            Scorecard before,
            boolean taken,
            byte @Nullable [] content) {}

    /// A version as people see it.
    public record Version(
            int version,
            Instant learntAt,
            int examples,
            int heldOut,
            double accuracy,
            double macroF1,
            double calibrationError,
            double beforeAccuracy,
            boolean taken,
            boolean current,
            boolean usable) {}

    /// How many tickets there were when it was learnt last.
    int learntFrom() {
        return db.sql("select coalesce(max(examples), 0) from assignment.models")
                .query(Integer.class)
                .single();
    }

    void keep(Fresh fresh) {
        if (fresh.taken()) {
            db.sql("update assignment.models set current = false where current").update();
        }
        var sql =
                """
                insert into assignment.models (examples, topics, shares, held_out, accuracy, macro_f1, calibration_error,
                    before_accuracy, before_macro_f1, taken, current, content)
                values (:examples, :topics, :shares, :held_out, :accuracy, :f1, :error, :before, :before_f1, :taken, :taken,
                    :content)
                """;
        db.sql(sql)
                .param("examples", fresh.examples())
                .param("topics", fresh.shares().keySet().toArray(String[]::new))
                .param("shares", fresh.shares().values().toArray(Double[]::new))
                .param("held_out", fresh.after().texts())
                .param("accuracy", fresh.after().accuracy())
                .param("f1", fresh.after().macroF1())
                .param("error", fresh.after().calibrationError())
                .param("before", fresh.before().accuracy())
                .param("before_f1", fresh.before().macroF1())
                .param("taken", fresh.taken())
                .param("content", fresh.content())
                .update();
        var old =
                """
                update assignment.models set content = null
                where not current and content is not null and version not in (
                    select version from assignment.models where content is not null order by version desc limit ?)
                """;
        db.sql(old).param(KEPT).update();
        LiveRules.turnPage(db);
    }

    List<Version> latest(int most) {
        var sql =
                """
                select version, learnt_at, examples, held_out, accuracy, macro_f1, calibration_error, before_accuracy, taken,
                    current, content is not null as usable
                from assignment.models order by version desc limit ?
                """;
        return db.sql(sql)
                .param(most)
                .query(
                        (row, _) ->
                                new Version(
                                        row.getInt("version"),
                                        Objects.requireNonNull(Json.time(row, "learnt_at")),
                                        row.getInt("examples"),
                                        row.getInt("held_out"),
                                        row.getDouble("accuracy"),
                                        row.getDouble("macro_f1"),
                                        row.getDouble("calibration_error"),
                                        row.getDouble("before_accuracy"),
                                        row.getBoolean("taken"),
                                        row.getBoolean("current"),
                                        row.getBoolean("usable")))
                .list();
    }

    /// The shares of topics in what the one in use was learnt from.
    Map<String, Double> shares() {
        var sql =
                """
                select topic, share from assignment.models, unnest(topics, shares) as s(topic, share) where current
                """;
        return db
                .sql(sql)
                .query((row, _) -> Map.entry(row.getString(1), row.getDouble(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Takes an older version into use again, or none: then words decide that people wrote down.
    /// Answers whether there is such a version.
    boolean use(int version) {
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    var there =
                            "select exists (select from assignment.models where version = ? and content is not null)";
                    if (version != 0
                            && !db.sql(there).param(version).query(Boolean.class).single()) {
                        return false;
                    }
                    db.sql("update assignment.models set current = false where current").update();
                    db.sql("update assignment.models set current = true where version = ?")
                            .param(version)
                            .update();
                    LiveRules.turnPage(db);
                    journal.tell(Deed.of("assignment.model.used", Integer.toString(version)));
                    return true;
                });
    }
}
