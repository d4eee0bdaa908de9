package opora.assignment;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.tickets.TicketChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Follows what a ticket is about, as people change it: who fits may be somebody else then.
@Component
class FollowChanges {
    /// Before the name of a field of one's own, as the desk tells of changes.
    private static final String FIELD = "fields.";

    private final JdbcClient db;
    private final Database database;
    private final CorrectTopic corrections;
    private final ReadAgain again;
    private final Begun begun;
    private final ChooseExperts choosing;

    FollowChanges(
            JdbcClient db,
            Database database,
            CorrectTopic corrections,
            ReadAgain again,
            Begun begun,
            ChooseExperts choosing) {
        this.db = db;
        this.database = database;
        this.corrections = corrections;
        this.again = again;
        this.begun = begun;
        this.choosing = choosing;
    }

    @Handles
    void on(TicketChanged changed) {
        begun.keep(List.of(new Begun.Touch(changed.ticket(), changed.by())));
        var topic = changed.after().get("topic");
        if (topic != null && !topic.isBlank()) {
            corrections.correct(changed.ticket(), topic, changed.by());
        }
        again.changed(changed);
        var sql = "select facts::text from assignment.tickets where ticket = ? for update";
        db.sql(sql)
                .param(changed.ticket())
                .query(String.class)
                .optional()
                .map(text -> Json.MAPPER.readValue(text, Facts.class))
                .map(facts -> with(facts, changed))
                .ifPresent(facts -> keep(changed, facts));
        database.afterCommit(choosing::ring);
    }

    private void keep(TicketChanged changed, Facts facts) {
        var sql =
                """
                update assignment.tickets
                set facts = ?::jsonb, address = case when ? then ? else address end, tried = null
                where ticket = ?
                """;
        var after = changed.after();
        db.sql(sql)
                .params(
                        Json.text(facts),
                        after.containsKey("address"),
                        after.getOrDefault("address", ""),
                        changed.ticket())
                .update();
    }

    private static Facts with(Facts facts, TicketChanged changed) {
        var after = changed.after();
        var fields = new HashMap<>(facts.fields());
        after.forEach(
                (name, value) -> {
                    if (name.startsWith(FIELD)) {
                        fields.put(name.substring(FIELD.length()), value);
                    }
                });
        return new Facts(
                facts.topic(),
                after.getOrDefault("kind", facts.kind()),
                facts.channel(),
                after.getOrDefault("priority", facts.priority()),
                after.getOrDefault("product", facts.product()),
                facts.customer(),
                Objects.requireNonNullElse(fields.get("region"), facts.region()),
                facts.language(),
                facts.tags(),
                fields);
    }
}
