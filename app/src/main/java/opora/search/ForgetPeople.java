package opora.search;

import static java.sql.Types.ARRAY;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said by and about somebody is found no more, and words that nobody else has used are
/// forgotten with it.
@Component
class ForgetPeople {
    private static final String WORDS =
            """
            select distinct unnest(tsvector_to_array(w.words)) from search.words w join search.tickets t using (number)
            where t.customer = ?
            """;
    private static final List<String> ACTS =
            List.of(
                    "delete from search.heard where number in (select number from search.tickets where customer = :who)",
                    "delete from search.texts where number in (select number from search.tickets where customer = :who)",
                    "update search.tickets set name = '', email = '', phone = '', address = '', subject = '', product = '', region = '', tags = '{}', fields = '{}' where customer = :who");

    /// Frequent words are somebody else's, too.
    private static final String UNUSED =
            """
            delete from search.lexemes l where word = any(:words) and texts < 500
                and not exists (
                    select from search.words w where w.words @@ ('''' || replace(l.word, '''', '''''') || '''')::tsquery)
            """;

    private static final String NO_SLIPS =
            "delete from search.slips s where word = any(:words) and not exists (select from search.lexemes l where l.word = s.word)";

    private final JdbcClient db;
    private final IndexWords index;

    ForgetPeople(JdbcClient db, IndexWords index) {
        this.db = db;
        this.index = index;
    }

    void forget(String who) {
        var words = db.sql(WORDS).param(who).query(String.class).list().toArray(String[]::new);
        var numbers =
                db.sql("select number from search.tickets where customer = ?")
                        .param(who)
                        .query(Long.class)
                        .list();
        ACTS.forEach(sql -> db.sql(sql).param("who", who).update());
        index.anew(numbers);
        db.sql(UNUSED).param("words", words, ARRAY).update();
        db.sql(NO_SLIPS).param("words", words, ARRAY).update();
    }
}
