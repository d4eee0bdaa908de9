package opora.portal;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.tickets.MessageAdded;
import opora.tickets.TicketMerged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps up with tickets that go on as a part of another one of the same customer. What was said to
/// the old one stands with the new one, too.
@Component
class KeepMerges {
    private final JdbcClient db;
    private final PortalPages live;

    KeepMerges(JdbcClient db, PortalPages live) {
        this.db = db;
        this.live = live;
    }

    @Handles
    void on(TicketMerged merged) {
        carryOver(merged);
        var sql =
                """
                insert into portal.lines (request_id, line, kind, who, role, words, state, at)
                select request_id, 'v' || :version, 'MERGED', '', 'SYSTEM', :number, 'KEPT', :at from portal.tickets
                where ticket = :ticket on conflict (request_id, line) do nothing
                """;
        db.sql(sql)
                .param("ticket", merged.ticket())
                .param("version", String.valueOf(merged.version()))
                .param("number", String.valueOf(merged.intoNumber()))
                .param("at", Timestamp.from(merged.at()))
                .update();
        heardAlready(merged);
        db.sql("select request_id from portal.tickets where ticket in (?, ?)")
                .params(merged.ticket(), merged.into())
                .query(String.class)
                .list()
                .forEach(live::ringAfterCommit);
    }

    private void carryOver(TicketMerged merged) {
        var sql =
                """
                with old as (
                    update portal.tickets set goes_on_as = :into where ticket = :ticket returning *),
                own as (
                    select 'opened-' || o.ticket as line, 0 as n, o.customer as who, 'CUSTOMER' as role,
                        coalesce(nullif(o.words ->> 'text', ''), o.words ->> 'subject') as words, o.files, o.created_at as at
                    from old o
                    union all
                    select l.line, l.n, l.who, l.role, l.words, l.files, l.at
                    from old o join portal.lines l using (request_id) where l.kind = 'SAID')
                insert into portal.lines (request_id, line, kind, who, role, words, files, state, at)
                select t.request_id, own.line, 'SAID', own.who, own.role, own.words, own.files, 'KEPT', own.at
                from own, portal.tickets t where t.ticket = :into and t.customer = :customer
                order by own.n on conflict (request_id, line) do nothing
                """;
        db.sql(sql)
                .param("ticket", merged.ticket())
                .param("into", merged.into())
                .param("customer", merged.customer())
                .update();
    }

    /// What was written to the old one may have come from the new one before the merge itself.
    private void heardAlready(TicketMerged merged) {
        var sql =
                """
                update portal.lines l set state = 'KEPT', kept_at = now()
                from portal.tickets o, portal.tickets n
                where o.ticket = :ticket and n.ticket = :into and l.request_id = o.request_id and l.state <> 'KEPT'
                    and exists (select from portal.lines k
                        where k.request_id = n.request_id and k.line = l.line and k.state = 'KEPT')
                """;
        db.sql(sql).param("ticket", merged.ticket()).param("into", merged.into()).update();
    }

    /// What somebody wrote to the old one has been heard: it was said to the new one.
    @Handles
    void onMessages(List<Incoming<MessageAdded>> added) {
        var sql =
                """
                update portal.lines l set state = 'KEPT', kept_at = now()
                from unnest(:tickets, :lines) as n(ticket, line) join portal.tickets t on t.goes_on_as = n.ticket
                where l.request_id = t.request_id and l.line = n.line and l.state <> 'KEPT'
                returning l.request_id
                """;
        var rows = Rows.of(added, Incoming::event);
        db.sql(sql)
                .param("tickets", rows.texts(MessageAdded::ticket), ARRAY)
                .param("lines", rows.texts(MessageAdded::requestId), ARRAY)
                .query(String.class)
                .list()
                .forEach(live::ringAfterCommit);
    }
}
