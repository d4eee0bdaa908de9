package opora.assignment;

import static java.sql.Types.ARRAY;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.tickets.Assigner;
import opora.tickets.AuthorRole;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
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
    private final Begun begun;
    private final ChooseExperts choosing;

    FollowTickets(
            JdbcClient db,
            Database database,
            Experts experts,
            LiveRules rules,
            Decisions decisions,
            Begun begun,
            ChooseExperts choosing) {
        this.db = db;
        this.database = database;
        this.experts = experts;
        this.rules = rules;
        this.decisions = decisions;
        this.begun = begun;
        this.choosing = choosing;
    }

    @Handles
    void onAssigned(List<Incoming<TicketAssigned>> batch) {
        var all = batch.stream().map(Incoming::event).toList();
        heardBack(all.stream().filter(one -> one.why() == Assigner.RULES).toList());
        all.stream().filter(one -> one.why() != Assigner.RULES).forEach(this::byHand);
    }

    /// What our own rules decided comes back as an echo; by then a ticket may be somebody else's.
    private void heardBack(List<TicketAssigned> all) {
        if (all.isEmpty()) {
            return;
        }
        var sql =
                """
                update assignment.tickets t set state = 'ASSIGNED'
                from unnest(:tickets, :experts) as n(ticket, expert)
                where t.ticket = n.ticket and t.expert = n.expert and t.state = 'CHOSEN'
                """;
        var rows = new Rows<>(all);
        db.sql(sql)
                .param("tickets", rows.texts(TicketAssigned::ticket), ARRAY)
                .param("experts", rows.texts(TicketAssigned::expert), ARRAY)
                .update();
    }

    private void byHand(TicketAssigned assigned) {
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

    @Handles
    void onMoved(List<Incoming<TicketStatusChanged>> batch) {
        for (var round : Rows.rounds(batch, one -> one.event().ticket())) {
            var all = round.stream().map(Incoming::event).toList();
            reopen(all.stream().filter(one -> one.phase().open()).toList());
            all.stream().filter(one -> !one.phase().open()).forEach(this::close);
        }
        database.afterCommit(choosing::ring);
    }

    /// Whom we chose for a ticket that was closed at that moment never got it: the desk has the
    /// last word about whose work it is when it opens again.
    private void reopen(List<TicketStatusChanged> all) {
        if (all.isEmpty()) {
            return;
        }
        var sql =
                """
                update assignment.tickets t
                set expert = nullif(n.expert, ''),
                    state = case when n.expert <> '' then 'ASSIGNED' when t.routed or t.true_topic is not null
                        then 'WAITING' else 'UNSURE' end,
                    tried = null, closed_at = null
                from unnest(:tickets, :experts) as n(ticket, expert)
                where t.ticket = n.ticket and t.state = 'OUT'
                """;
        var rows = new Rows<>(all);
        db.sql(sql)
                .param("tickets", rows.texts(TicketStatusChanged::ticket), ARRAY)
                .param("experts", rows.texts(TicketStatusChanged::expert), ARRAY)
                .update();
        begun.keep(all.stream().map(one -> new Begun.Touch(one.ticket(), one.by())).toList());
    }

    private void close(TicketStatusChanged changed) {
        var sql =
                """
                update assignment.tickets set state = 'OUT', closed_at = ? where ticket = ? and state <> 'OUT'
                """;
        db.sql(sql)
                .params(OffsetDateTime.ofInstant(changed.at(), ZoneOffset.UTC), changed.ticket())
                .update();
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> added) {
        begun.keep(
                added.stream()
                        .map(Incoming::event)
                        .filter(one -> one.role() == AuthorRole.STAFF)
                        .map(one -> new Begun.Touch(one.ticket(), one.author()))
                        .toList());
    }

    @Handles
    void on(TicketMerged merged) {
        db.sql("update assignment.tickets set state = 'OUT' where ticket = ?")
                .param(merged.ticket())
                .update();
        database.afterCommit(choosing::ring);
    }

    private Optional<Instant> due(String username, Instant from) {
        var minutes = rules.current().untouchedMinutes();
        return minutes == 0
                ? Optional.empty()
                : experts.find(username)
                        .flatMap(one -> one.calendar().after(from, Duration.ofMinutes(minutes)));
    }
}
