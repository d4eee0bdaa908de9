package opora.portal;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.portal.KeepLines.Line;
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
    private final JdbcClient db;
    private final KeepLines lines;
    private final PortalPages live;

    KeepNews(JdbcClient db, KeepLines lines, PortalPages live) {
        this.db = db;
        this.lines = lines;
        this.live = live;
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> added) {
        lines.keep(
                added.stream()
                        .map(Incoming::event)
                        .filter(one -> one.visibility() == Visibility.PUBLIC)
                        .map(KeepNews::said)
                        .toList());
    }

    private static Line said(MessageAdded added) {
        return new Line(
                added.ticket(),
                added.requestId().isEmpty() ? added.message() : added.requestId(),
                "SAID",
                added.author(),
                added.role().name(),
                added.text(),
                Json.write(added.files()),
                "",
                added.at());
    }

    @Handles
    void onMoved(List<Incoming<TicketStatusChanged>> moved) {
        var sql =
                """
                update portal.tickets t set status = n.status, phase = n.phase, expert = n.expert, version = n.version,
                    changed_at = n.at,
                    resolution = case when n.open then '' else coalesce(nullif(n.resolution, ''), t.resolution) end
                from unnest(:tickets, :statuses, :phases, :experts, :versions, :times, :open, :resolutions)
                    as n(ticket, status, phase, expert, version, at, open, resolution)
                where t.ticket = n.ticket
                """;
        var all = moved.stream().map(Incoming::event).toList();
        for (var round : Rows.rounds(all, TicketStatusChanged::ticket)) {
            var rows = new Rows<>(round);
            db.sql(sql)
                    .param("tickets", rows.texts(TicketStatusChanged::ticket), ARRAY)
                    .param("statuses", rows.texts(TicketStatusChanged::to), ARRAY)
                    .param("phases", rows.texts(one -> one.phase().name()), ARRAY)
                    .param("experts", rows.texts(TicketStatusChanged::expert), ARRAY)
                    .param("versions", rows.ints(TicketStatusChanged::version), ARRAY)
                    .param("times", rows.times(TicketStatusChanged::at), ARRAY)
                    .param("open", rows.flags(one -> one.phase().open()), ARRAY)
                    .param("resolutions", rows.texts(TicketStatusChanged::resolution), ARRAY)
                    .update();
        }
        lines.keep(all.stream().map(KeepNews::step).toList());
    }

    /// With why they wanted it. What staff gives as a reason stays with the desk.
    private static Line step(TicketStatusChanged moved) {
        var note = moved.by().equals(moved.customer()) ? moved.reason() : "";
        return Line.step(moved.ticket(), moved.version(), "STATUS", moved.to(), note, moved.at());
    }

    @Handles
    void onAssigned(List<Incoming<TicketAssigned>> assigned) {
        var all = assigned.stream().map(Incoming::event).toList();
        hand(all.stream().map(Hands::of).toList());
        lines.keep(all.stream().map(KeepNews::step).toList());
    }

    private static Line step(TicketAssigned one) {
        return Line.step(one.ticket(), one.version(), "EXPERT", one.expert(), "", one.at());
    }

    @Handles
    void onUnassigned(List<Incoming<TicketUnassigned>> gone) {
        hand(gone.stream().map(one -> Hands.of(one.event())).toList());
    }

    /// In whose hands a ticket is; empty for nobody's.
    private record Hands(String ticket, String expert, int version, Instant at) {
        static Hands of(TicketAssigned one) {
            return new Hands(one.ticket(), one.expert(), one.version(), one.at());
        }

        static Hands of(TicketUnassigned one) {
            return new Hands(one.ticket(), "", one.version(), one.at());
        }
    }

    private void hand(List<Hands> all) {
        var sql =
                """
                update portal.tickets t set expert = n.expert, version = n.version, changed_at = n.at
                from unnest(:tickets, :experts, :versions, :times) as n(ticket, expert, version, at)
                where t.ticket = n.ticket
                """;
        for (var round : Rows.rounds(all, Hands::ticket)) {
            var rows = new Rows<>(round);
            db.sql(sql)
                    .param("tickets", rows.texts(Hands::ticket), ARRAY)
                    .param("experts", rows.texts(Hands::expert), ARRAY)
                    .param("versions", rows.ints(Hands::version), ARRAY)
                    .param("times", rows.times(Hands::at), ARRAY)
                    .update();
        }
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
        lines.keep(
                List.of(
                        new Line(
                                refused.ticket(),
                                "refused-" + refused.requestId(),
                                "REFUSED",
                                "",
                                KeepLines.SYSTEM,
                                refused.reason(),
                                KeepLines.NO_FILES,
                                "",
                                refused.at())));
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
}
