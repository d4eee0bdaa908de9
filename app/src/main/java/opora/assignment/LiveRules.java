package opora.assignment;

import java.util.List;
import opora.shell.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules by which experts are chosen now, and those that were.
@Component
class LiveRules {
    static final String EDITION = "assignment.edition";

    private final JdbcClient db;
    private final Edition<ChoiceRules> edition;

    LiveRules(JdbcClient db) {
        this.db = db;
        this.edition = new Edition<>(db, EDITION, this::read);
    }

    ChoiceRules current() {
        return edition.current();
    }

    /// A version of the rules, for who looks back.
    record Past(int version, String by, java.time.Instant at) {}

    List<Past> latest(int most) {
        var sql =
                """
                select version, changed_by, changed_at from assignment.rules order by version desc limit ?
                """;
        return db.sql(sql)
                .param(most)
                .query(
                        (row, _) ->
                                new Past(
                                        row.getInt(1),
                                        row.getString(2),
                                        java.util.Objects.requireNonNull(
                                                Json.time(row, "changed_at"))))
                .list();
    }

    private ChoiceRules read() {
        var sql = "select content::text from assignment.rules order by version desc limit 1";
        return db.sql(sql)
                .query(String.class)
                .optional()
                .map(text -> Json.MAPPER.readValue(text, ChoiceRules.class))
                .orElse(ChoiceRules.NONE);
    }

    /// Lets every process read rules and models anew.
    static void turnPage(JdbcClient db) {
        Edition.turn(db, EDITION);
    }
}
