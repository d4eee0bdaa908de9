package opora.portal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import opora.backbone.Handles;
import opora.tickets.MessageAdded;
import opora.tickets.StatusDefined;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketRated;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.Visibility;
import opora.tickets.WishRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps up with what the desk tells of tickets. What staff says among themselves stays with the
/// desk.
@Component
class KeepNews {
    private static final String SYSTEM = "SYSTEM";

    private final JdbcClient db;
    private final PortalPages live;

    KeepNews(JdbcClient db, PortalPages live) {
        this.db = db;
        this.live = live;
    }

    @Handles
    void on(MessageAdded added) {
        if (added.visibility() == Visibility.PUBLIC) {
            var line = added.requestId().isEmpty() ? added.message() : added.requestId();
            line(
                    added.ticket(),
                    line,
                    "SAID",
                    added.author(),
                    added.role().name(),
                    added.text(),
                    added.at());
            if (!added.files().isEmpty()) {
                attach(added.ticket(), line, Json.write(added.files()));
            }
        }
    }

    @Handles
    void on(TicketStatusChanged changed) {
        var sql =
                """
                update portal.tickets set status = :status, phase = :phase, expert = :expert, version = :version,
                    changed_at = :at,
                    resolution = case when :open then '' else coalesce(nullif(:resolution, ''), resolution) end
                where ticket = :ticket
                """;
        db.sql(sql)
                .param("status", changed.to())
                .param("phase", changed.phase().name())
                .param("expert", changed.expert())
                .param("version", changed.version())
                .param("at", Timestamp.from(changed.at()))
                .param("open", changed.phase().open())
                .param("resolution", changed.resolution())
                .param("ticket", changed.ticket())
                .update();
        step(changed.ticket(), "STATUS", changed.to(), changed.version(), changed.at());
        if (changed.by().equals(changed.customer()) && !changed.reason().isEmpty()) {
            note(changed);
        }
    }

    /// Why they wanted it. What staff gives as a reason stays with the desk.
    private void note(TicketStatusChanged changed) {
        var sql =
                """
                update portal.lines set note = ?
                where line = ? and request_id = (select request_id from portal.tickets where ticket = ?)
                """;
        db.sql(sql).params(changed.reason(), line(changed.version()), changed.ticket()).update();
    }

    @Handles
    void on(TicketAssigned assigned) {
        expert(assigned.ticket(), assigned.expert(), assigned.version(), assigned.at());
        step(assigned.ticket(), "EXPERT", assigned.expert(), assigned.version(), assigned.at());
    }

    @Handles
    void on(TicketUnassigned gone) {
        expert(gone.ticket(), "", gone.version(), gone.at());
    }

    private void expert(String ticket, String expert, int version, Instant at) {
        var sql =
                "update portal.tickets set expert = ?, version = ?, changed_at = ? where ticket = ?";
        db.sql(sql).params(expert, version, Timestamp.from(at), ticket).update();
    }

    @Handles
    void on(TicketChanged changed) {
        var sql =
                """
                update portal.tickets set words = words || ?::jsonb, version = ?, changed_at = ? where ticket = ?
                returning request_id
                """;
        db.sql(sql)
                .params(
                        Json.write(changed.after()),
                        changed.version(),
                        Timestamp.from(changed.at()),
                        changed.ticket())
                .query(String.class)
                .optional()
                .ifPresent(live::ringAfterCommit);
    }

    @Handles
    void on(TicketRated rated) {
        var sql = "update portal.tickets set stars = ? where ticket = ? returning request_id";
        db.sql(sql)
                .params(rated.stars(), rated.ticket())
                .query(String.class)
                .optional()
                .ifPresent(live::ringAfterCommit);
    }

    @Handles
    void on(WishRefused refused) {
        line(
                refused.ticket(),
                "refused-" + refused.requestId(),
                "REFUSED",
                "",
                SYSTEM,
                refused.reason(),
                refused.at());
    }

    @Handles
    void on(StatusDefined defined) {
        var sql =
                """
                insert into portal.statuses (status, russian, english, phase, changes, cancels, reopens)
                values (:status, :russian, :english, :phase, :changes, :cancels, :reopens)
                on conflict (status) do update set russian = excluded.russian, english = excluded.english,
                    phase = excluded.phase, changes = excluded.changes, cancels = excluded.cancels,
                    reopens = excluded.reopens
                """;
        db.sql(sql)
                .param("status", defined.status())
                .param("russian", defined.russian())
                .param("english", defined.english())
                .param("phase", defined.phase().name())
                .param("changes", defined.changes())
                .param("cancels", defined.cancels())
                .param("reopens", defined.reopens())
                .update();
    }

    private void attach(String ticket, String line, String files) {
        var sql =
                """
                update portal.lines set files = ?::jsonb
                where line = ? and request_id = (select request_id from portal.tickets where ticket = ?)
                """;
        db.sql(sql).params(files, line, ticket).update();
    }

    private void step(String ticket, String kind, String words, int version, Instant at) {
        line(ticket, line(version), kind, "", SYSTEM, words, at);
    }

    private static String line(int version) {
        return "v" + version;
    }

    /// What the customer wrote stands there already and is only known to be kept now.
    private void line(
            String ticket,
            String line,
            String kind,
            String who,
            String role,
            String words,
            Instant at) {
        var sql =
                """
                insert into portal.lines (request_id, line, kind, who, role, words, state, at)
                select request_id, :line, :kind, :who, :role, :words, 'KEPT', :at from portal.tickets
                where ticket = :ticket
                on conflict (request_id, line) do update set state = 'KEPT', kept_at = now()
                returning request_id
                """;
        Optional<String> request =
                db.sql(sql)
                        .param("line", line)
                        .param("kind", kind)
                        .param("who", who)
                        .param("role", role)
                        .param("words", words)
                        .param("at", Timestamp.from(at))
                        .param("ticket", ticket)
                        .query(String.class)
                        .optional();
        request.ifPresent(live::ringAfterCommit);
    }
}
