package opora.portal;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.tickets.Channel;
import opora.tickets.MessageRequested;
import opora.tickets.TicketOpened;
import opora.tickets.TicketRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notes the tickets that the desk has opened, whichever way they came. What their customers have
/// said meanwhile goes after them.
@Component
class KeepTickets {
    private final JdbcClient db;
    private final PortalPages live;

    KeepTickets(JdbcClient db, PortalPages live) {
        this.db = db;
        this.live = live;
    }

    @Handles
    List<Outgoing> on(List<Incoming<TicketOpened>> opened) {
        keep(opened);
        opened.forEach(one -> live.ringAfterCommit(one.event().requestId()));
        return waiting(opened);
    }

    private void keep(List<Incoming<TicketOpened>> opened) {
        var sql =
                """
                insert into portal.tickets (request_id, customer, channel, words, files, ticket, number, status, phase, version,
                    created_at, changed_at)
                select o.request, o.customer, o.channel, o.words::jsonb, o.files::jsonb, o.ticket, o.number, o.status, o.phase, 1, o.at, o.at
                from unnest(:requests, :customers, :channels, :words, :files, :tickets, :numbers, :statuses, :phases, :times)
                    as o(request, customer, channel, words, files, ticket, number, status, phase, at)
                on conflict (request_id) do update set files = excluded.files, ticket = excluded.ticket, number = excluded.number,
                    status = excluded.status, phase = excluded.phase, version = 1, changed_at = excluded.changed_at
                """;
        var rows = Rows.of(opened, Incoming::event);
        db.sql(sql)
                .param("requests", rows.texts(TicketOpened::requestId), ARRAY)
                .param("customers", rows.texts(TicketOpened::customer), ARRAY)
                .param("channels", rows.texts(one -> one.channel().name()), ARRAY)
                .param("words", rows.texts(one -> Json.write(words(one))), ARRAY)
                .param("files", rows.texts(one -> Json.write(one.files())), ARRAY)
                .param("tickets", rows.texts(TicketOpened::ticket), ARRAY)
                .param("numbers", rows.longs(TicketOpened::number), ARRAY)
                .param("statuses", rows.texts(TicketOpened::status), ARRAY)
                .param("phases", rows.texts(one -> one.phase().name()), ARRAY)
                .param("times", rows.times(TicketOpened::at), ARRAY)
                .update();
    }

    private static Map<String, String> words(TicketOpened opened) {
        var wished = opened.wishedAt();
        var words = new LinkedHashMap<String, String>();
        words.put("kind", opened.kind().name());
        words.put("subject", opened.subject());
        words.put("text", opened.text());
        words.put("product", opened.product());
        words.put("address", opened.address());
        words.put("phone", opened.phone());
        words.put("wishedAt", wished == null ? "" : wished.toString());
        words.put("impact", opened.impact().name());
        words.put("urgency", opened.urgency().name());
        opened.fields().forEach((name, value) -> words.put(TicketWish.FIELD + name, value));
        return words;
    }

    private List<Outgoing> waiting(List<Incoming<TicketOpened>> opened) {
        var sql =
                """
                with sent as (
                    update portal.lines set state = 'SENDING'
                    where request_id = any(:requests) and state = 'WAITING' returning *)
                select l.request_id, l.line, t.ticket, t.customer, p.email, l.words, l.files, l.at
                from sent l join portal.tickets t using (request_id)
                    left join portal.people p on p.username = t.customer
                order by l.n
                """;
        var rows = Rows.of(opened, Incoming::event);
        var causes = new LinkedHashMap<String, Incoming<TicketOpened>>();
        opened.forEach(one -> causes.put(one.event().requestId(), one));
        var messages = new ArrayList<Outgoing>();
        db.sql(sql)
                .param("requests", rows.texts(TicketOpened::requestId), ARRAY)
                .query(
                        row -> {
                            var email = row.getString("email");
                            var cause = causes.get(row.getString("request_id"));
                            var message =
                                    new MessageRequested(
                                            row.getString("line"),
                                            row.getString("ticket"),
                                            row.getString("customer"),
                                            email == null ? "" : email,
                                            Channel.PORTAL,
                                            row.getString("words"),
                                            Json.files(row.getString("files")),
                                            "",
                                            row.getTimestamp("at").toInstant());
                            if (cause != null) {
                                messages.add(cause.causes(message));
                            }
                        });
        return messages;
    }

    @Handles
    void on(TicketRefused refused) {
        var sql = "update portal.tickets set refused = ?, changed_at = ? where request_id = ?";
        var at = java.sql.Timestamp.from(refused.at());
        db.sql(sql).params(refused.reason(), at, refused.requestId()).update();
        live.ringAfterCommit(refused.requestId());
    }
}
