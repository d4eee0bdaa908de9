package opora.assignment;

import java.time.Instant;
import java.util.Optional;
import opora.backbone.Database;
import opora.tickets.TicketChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells anew what a ticket is about when its words were changed. What people said stands, and
/// whoever has it keeps it; one in line is looked at with its new topic.
@Component
class ReadAgain {
    private final JdbcClient db;
    private final Database database;
    private final Topics topics;
    private final Decisions decisions;

    ReadAgain(JdbcClient db, Database database, Topics topics, Decisions decisions) {
        this.db = db;
        this.database = database;
        this.topics = topics;
        this.decisions = decisions;
    }

    private record Known(String words, String state, boolean told, boolean corrected) {
        /// The subject is its first line.
        String with(TicketChanged changed) {
            var end = words.indexOf('\n');
            var subject = end < 0 ? words : words.substring(0, end);
            var text = end < 0 ? "" : words.substring(end + 1);
            return changed.after().getOrDefault("subject", subject)
                    + "\n"
                    + changed.after().getOrDefault("text", text);
        }

        boolean inLine() {
            return state.equals("UNSURE") || state.equals("WAITING");
        }
    }

    void changed(TicketChanged changed) {
        if (changed.after().containsKey("subject") || changed.after().containsKey("text")) {
            find(changed.ticket()).ifPresent(known -> read(changed, known));
        }
    }

    private Optional<Known> find(String ticket) {
        var sql =
                """
                select words, state, told, true_topic is not null as corrected from assignment.tickets
                where ticket = ? for update
                """;
        return db.sql(sql).param(ticket).query(Known.class).optional();
    }

    private void read(TicketChanged changed, Known known) {
        var ticket = changed.ticket();
        var words = known.with(changed);
        db.sql(
                        """
                        update assignment.tickets
                        set words = ?, facts = jsonb_set(facts, '{language}', to_jsonb(?::text)), tried = null
                        where ticket = ?
                        """)
                .params(words, Tongue.of(words), ticket)
                .update();
        if (known.corrected() || known.state().equals("OUT")) {
            return;
        }
        var finding = topics.current().read(words);
        var now = Instant.now();
        keep(ticket, finding, known);
        decisions.keep(Decision.classified(ticket, finding, now));
        database.publish(finding.told(ticket, now));
        if (known.inLine() && !finding.routed() && !known.told()) {
            database.publish(finding.unsure(ticket, now));
        }
    }

    private void keep(String ticket, Finding finding, Known known) {
        var sql =
                """
                update assignment.tickets
                set topic = :topic, confidence = :confidence, model = :model,
                    facts = jsonb_set(facts, '{topic}', to_jsonb(:topic::text)),
                    state = case when :inLine then :line else state end, told = told or (:inLine and :line = 'UNSURE')
                where ticket = :ticket
                """;
        db.sql(sql)
                .param("topic", finding.topic())
                .param("confidence", finding.confidence())
                .param("model", finding.model())
                .param("inLine", known.inLine())
                .param("line", finding.routed() ? "WAITING" : "UNSURE")
                .param("ticket", ticket)
                .update();
    }
}
