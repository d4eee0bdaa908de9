package opora.portal;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Outgoing;
import opora.tickets.AuthorRole;
import opora.tickets.ConversationSeen;
import opora.tickets.MessagesRead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Up to where each side has read.
@Component
class Reads {
    private final Database database;
    private final JdbcClient db;
    private final OwnTickets tickets;
    private final PortalPages live;

    Reads(Database database, JdbcClient db, OwnTickets tickets, PortalPages live) {
        this.database = database;
        this.db = db;
        this.tickets = tickets;
        this.live = live;
    }

    /// The customer has read; the desk hears of it once it has the ticket.
    void read(OwnTicket ticket, String upTo) {
        var at = instant(upTo);
        if (at == null || ticket.ticket() == null || at.isAfter(Instant.now())) {
            return;
        }
        database.transact(
                PortalContext.NAME,
                _ -> {
                    var fresh = note(ticket.requestId(), ticket.customer(), "CUSTOMER", at);
                    if (fresh) {
                        var read =
                                new MessagesRead(
                                        ticket.known(), ticket.customer(), upTo, Instant.now());
                        database.publish(Outgoing.begins(read, ticket.requestId()));
                    }
                    return fresh;
                });
    }

    /// What staff has read, as the desk tells.
    @Handles
    void on(ConversationSeen seen) {
        var at = instant(seen.upTo());
        if (seen.role() == AuthorRole.STAFF && at != null) {
            tickets.ofDesk(seen.ticket())
                    .filter(one -> note(one.requestId(), seen.reader(), "STAFF", at))
                    .ifPresent(one -> live.ringAfterCommit(one.requestId()));
        }
    }

    private boolean note(String request, String reader, String role, Instant at) {
        var sql =
                """
                insert into portal.reads (request_id, reader, role, up_to) values (?, ?, ?, ?)
                on conflict (request_id, reader) do update set up_to = excluded.up_to
                where reads.up_to < excluded.up_to
                """;
        return db.sql(sql).params(request, reader, role, Timestamp.from(at)).update() == 1;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Up to when somebody at the desk has read; null when never.
    @Nullable Instant byDesk(String request) {
        var sql =
                "select up_to from portal.reads where request_id = ? and role = 'STAFF' order by 1 desc limit 1";
        return db.sql(sql)
                .param(request)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
