package opora.assignment;

import java.time.Instant;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Somebody says what a ticket is about. It is believed, learnt from, and counted where the words
/// had told otherwise.
@Component
class CorrectTopic {
    private final JdbcClient db;
    private final Database database;
    private final LiveRules rules;
    private final Decisions decisions;
    private final ChooseExperts choosing;
    private final Journal journal;

    CorrectTopic(
            JdbcClient db,
            Database database,
            LiveRules rules,
            Decisions decisions,
            ChooseExperts choosing,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.rules = rules;
        this.decisions = decisions;
        this.choosing = choosing;
        this.journal = journal;
    }

    /// Answers whether there is such a ticket.
    boolean byPerson(String ticket, String topic, String by) {
        return database.transact(
                AssignmentContext.NAME,
                _ -> {
                    var known = correct(ticket, topic, by);
                    if (known) {
                        journal.tell(
                                Deed.of("assignment.topic.corrected", ticket).to("topic", topic));
                    }
                    return known;
                });
    }

    /// The same inside a transaction that runs. What nobody works on goes in line with it.
    boolean correct(String ticket, String topic, String by) {
        var sql =
                """
                with old as (select ticket, topic from assignment.tickets where ticket = :ticket for update)
                update assignment.tickets t
                set true_topic = :topic, topic = :topic, confidence = 1, model = 'by-hand', tried = null,
                    state = case when state = 'UNSURE' then 'WAITING' else state end
                from old where old.ticket = t.ticket
                returning old.topic
                """;
        var before =
                db.sql(sql)
                        .param("ticket", ticket)
                        .param("topic", topic)
                        .query(String.class)
                        .optional();
        if (before.isEmpty()) {
            return false;
        }
        decisions.keep(Decision.corrected(ticket, topic, by, before.get()));
        var finding = Finding.byHand(topic, rules.current().version());
        database.publish(finding.told(ticket, Instant.now()));
        database.afterCommit(choosing::ring);
        return true;
    }
}
