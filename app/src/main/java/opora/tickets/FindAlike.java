package opora.tickets;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds open tickets that may be about the same, by the words of a subject while it is typed. A
/// word weighs more the fewer tickets have it; of a frequent one the newest tickets are looked at,
/// so that it costs the same with a thousand tickets and with a million.
@Component
class FindAlike {
    /// So many words of a subject, and of each so many tickets.
    private static final int WORDS = 16;

    private static final int NEWEST = 500;

    /// Of the likest so many are looked at for who may not see all.
    private static final int LOOKED_AT = 400;

    private final JdbcClient db;

    FindAlike(JdbcClient db) {
        this.db = db;
    }

    /// The likest first; what has less than a quarter of the words' weight is not alike.
    List<Line> find(Sight sight, String subject, int limit) {
        if (subject.isBlank()) {
            return List.of();
        }
        var sql =
                """
                with typed as materialized (
                    select word from unnest(tickets.words(:subject)) as w(word) limit :words),
                met as materialized (
                    select t.word, n.number, ln(1 + 1000::float8 / count(*) over (partition by t.word)) as weight
                    from typed t cross join lateral (
                        select s.number from tickets.subject_words s where s.word = t.word
                        order by s.number desc limit :newest) n),
                alike as materialized (
                    select number, sum(weight) as likeness from met group by number
                    having sum(weight) >= (select sum(weight) / 4 from (select distinct word, weight from met) each)
                    order by likeness desc, number desc limit :looked)
                select %s from alike join tickets.tickets using (number) where open%s
                order by likeness desc, number desc limit :limit
                """
                        .formatted(Line.COLUMNS, sight.limits());
        return Lists.parameters(db.sql(sql), sight)
                .param("subject", subject)
                .param("words", WORDS)
                .param("newest", NEWEST)
                .param("looked", sight.all() ? limit : LOOKED_AT)
                .param("limit", limit)
                .query(Line::of)
                .list();
    }
}
