package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.List;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the words that open tickets are found by while somebody types a subject.
@Component
class KeepSubjects {
    private static final String WORDS =
            """
            select w.word, t.number
            from unnest(:numbers, :subjects) as t(number, subject), unnest(tickets.words(t.subject)) as w(word)
            """;

    private final JdbcClient db;

    KeepSubjects(JdbcClient db) {
        this.db = db;
    }

    /// A ticket as it was and as it is.
    record Turned(Ticket before, Ticket after) {
        private boolean differs() {
            return before.open() != after.open()
                    || !before.matter().subject().equals(after.matter().subject());
        }
    }

    void opened(List<Ticket> tickets) {
        var open = tickets.stream().filter(Ticket::open).toList();
        write("insert into tickets.subject_words (word, number) %s", open);
    }

    void turned(List<Turned> all) {
        var turned = all.stream().filter(Turned::differs).toList();
        write(
                "delete from tickets.subject_words where (word, number) in (%s)",
                turned.stream().map(Turned::before).filter(Ticket::open).toList());
        opened(turned.stream().map(Turned::after).toList());
    }

    private void write(String sql, List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        var rows = new Rows<>(tickets);
        db.sql(sql.formatted(WORDS))
                .param("numbers", rows.longs(Ticket::number), ARRAY)
                .param("subjects", rows.texts(one -> one.matter().subject()), ARRAY)
                .update();
    }
}
