package opora.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.tickets.Assigner;
import opora.tickets.AuthorRole;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketMerged;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Follows what becomes of tickets: whose work they are, whether it has begun, and when it is done.
@Component
class FollowTickets {
    private final JdbcClient db;
    private final Database database;
    private final Experts experts;
    private final LiveRules rules;
    private final Decisions decisions;
    private final CorrectTopic corrections;
    private final ReadAgain again;
    private final ChooseExperts choosing;

    FollowTickets(
            JdbcClient db,
            Database database,
            Experts experts,
            LiveRules rules,
            Decisions decisions,
            CorrectTopic corrections,
            ReadAgain again,
            ChooseExperts choosing) {
        this.db = db;
        this.database = database;
        this.experts = experts;
        this.rules = rules;
        this.decisions = decisions;
        this.corrections = corrections;
        this.again = again;
        this.choosing = choosing;
    }

    /// What our own rules decided comes back as an echo; by then a ticket may be somebody else's.
    @Handles
    void on(TicketAssigned assigned) {
        if (assigned.why() == Assigner.RULES) {
            db.sql(
                            """
                            update assignment.tickets set state = 'ASSIGNED'
                            where ticket = ? and expert = ? and state = 'CHOSEN'
                            """)
                    .params(assigned.ticket(), assigned.expert())
                    .update();
            return;
        }
        var sql =
                """
                update assignment.tickets
                set state = 'ASSIGNED', expert = :expert, chosen_by = :why, begun = :self, due_at = :due
                where ticket = :ticket and state <> 'OUT'
                """;
        var due = due(assigned.expert(), assigned.at()).orElse(null);
        db.sql(sql)
                .param("expert", assigned.expert())
                .param("why", assigned.why().name())
                .param("self", assigned.why() == Assigner.SELF)
                .param("due", due == null ? null : OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
                .param("ticket", assigned.ticket())
                .update();
        decisions.keep(
                Decision.about(
                        assigned.ticket(),
                        Decision.Kind.BY_HAND,
                        assigned.expert(),
                        assigned.by(),
                        assigned.before()));
        database.afterCommit(choosing::ring);
    }

    /// What somebody puts down waits for somebody else; an echo of our own taking back finds it in
    /// line already, or in other hands.
    @Handles
    void on(TicketUnassigned unassigned) {
        var sql =
                """
                update assignment.tickets
                set state = case when topic = '' then 'UNSURE' else 'WAITING' end, expert = null, chosen_by = null,
                    due_at = null, tried = null, passed = array_append(passed, expert)
                where ticket = ? and expert = ? and state in ('CHOSEN', 'ASSIGNED')
                """;
        db.sql(sql).params(unassigned.ticket(), unassigned.expert()).update();
        database.afterCommit(choosing::ring);
    }

    /// Whom we chose for a ticket that was closed at that moment never got it: the desk has the
    /// last word about whose work it is when it opens again.
    @Handles
    void on(TicketStatusChanged changed) {
        if (changed.phase().open()) {
            var reopened =
                    """
                    update assignment.tickets
                    set expert = nullif(:expert, ''),
                        state = case when :expert <> '' then 'ASSIGNED' when routed or true_topic is not null
                            then 'WAITING' else 'UNSURE' end,
                        tried = null, closed_at = null
                    where ticket = :ticket and state = 'OUT'
                    """;
            db.sql(reopened)
                    .param("expert", changed.expert())
                    .param("ticket", changed.ticket())
                    .update();
            begun(changed.ticket(), changed.by());
        } else {
            var done =
                    """
                    update assignment.tickets set state = 'OUT', closed_at = ? where ticket = ? and state <> 'OUT'
                    """;
            db.sql(done)
                    .params(
                            OffsetDateTime.ofInstant(changed.at(), ZoneOffset.UTC),
                            changed.ticket())
                    .update();
        }
        database.afterCommit(choosing::ring);
    }

    @Handles
    void on(MessageAdded added) {
        if (added.role() == AuthorRole.STAFF) {
            begun(added.ticket(), added.author());
        }
    }

    @Handles
    void on(TicketMerged merged) {
        db.sql("update assignment.tickets set state = 'OUT' where ticket = ?")
                .param(merged.ticket())
                .update();
        database.afterCommit(choosing::ring);
    }

    @Handles
    void on(TicketChanged changed) {
        begun(changed.ticket(), changed.by());
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
                    if (name.startsWith(Facts.FIELD)) {
                        fields.put(name.substring(Facts.FIELD.length()), value);
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

    private void begun(String ticket, String by) {
        var sql =
                """
                update assignment.tickets set begun = true where ticket = ? and expert = ? and not begun
                """;
        db.sql(sql).params(ticket, by).update();
    }

    private Optional<Instant> due(String username, Instant from) {
        var minutes = rules.current().untouchedMinutes();
        return minutes == 0
                ? Optional.empty()
                : experts.find(username)
                        .flatMap(one -> one.calendar().after(from, Duration.ofMinutes(minutes)));
    }
}
