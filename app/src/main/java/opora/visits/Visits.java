package opora.visits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The visits of an expert; those of others are none.
@Component
class Visits {
    private static final int MOST = 200;

    private final JdbcClient db;

    Visits(JdbcClient db) {
        this.db = db;
    }

    /// Those that are still to be made, the next first; and those finished since then.
    List<Visit> of(String expert, Instant since) {
        var sql =
                Visit.SELECT
                        + """
                        where expert = :expert
                            and (phase in ('NEW', 'WORKING', 'WAITING') or changed_at > :since)
                        order by coalesce(planned_at, wished_at) nulls last, number limit :most
                        """;
        return db.sql(sql)
                .param("expert", expert)
                .param("since", java.sql.Timestamp.from(since))
                .param("most", MOST)
                .query(Visit::of)
                .list();
    }

    /// Also one that was theirs before: what they did there they may look at, and add to what they
    /// have reported.
    Optional<Visit> find(String expert, String ticket) {
        var sql = Visit.SELECT + "where ticket = ? and (expert = ? or ? = any(experts))";
        return db.sql(sql).params(ticket, expert, expert).query(Visit::of).optional();
    }

    /// The same, while nobody else can change it.
    Optional<Visit> locked(String expert, String ticket) {
        var sql = Visit.SELECT + "where ticket = ? and (expert = ? or ? = any(experts)) for update";
        return db.sql(sql).params(ticket, expert, expert).query(Visit::of).optional();
    }

    /// What they reported last as finished, where something is wanted before it can be.
    Optional<Unfinished> unfinished(String expert, Visit visit) {
        var sql =
                """
                select field, clash, told from (
                    select field, clash, told from visits.acts
                    where ticket = ? and expert = ? and step = 'FINISHED' order by n desc limit 1) as latest
                where field <> '' and told is not null
                """;
        return db.sql(sql)
                .params(visit.ticket(), expert)
                .query(
                        (row, _) ->
                                new Unfinished(
                                        row.getString("field"),
                                        row.getString("clash"),
                                        Json.act(row.getString("told"))))
                .optional()
                .filter(_ -> !visit.over() && visit.expert().equals(expert));
    }

    /// In the order in which they were reported.
    List<Report> reports(String ticket) {
        var sql =
                """
                select act, expert, step, planned, minutes, at, clash, field from visits.acts where ticket = ? order by n
                """;
        return db.sql(sql).param(ticket).query(Report::of).list();
    }
}
