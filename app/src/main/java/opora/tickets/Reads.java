package opora.tickets;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Handles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Up to where each side has read.
@Component
class Reads {
    /// By how much clocks may differ.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Database database;
    private final JdbcClient db;
    private final Tickets tickets;
    private final DeskPages live;

    Reads(Database database, JdbcClient db, Tickets tickets, DeskPages live) {
        this.database = database;
        this.db = db;
        this.tickets = tickets;
        this.live = live;
    }

    /// What a customer has read, as the portal tells.
    @Handles
    @Nullable ConversationSeen on(MessagesRead read) {
        return tickets.byId(UUID.fromString(read.ticket()))
                .filter(ticket -> ticket.caller().username().equals(read.reader()))
                .flatMap(ticket -> note(ticket, read.reader(), AuthorRole.CUSTOMER, read.upTo()))
                .orElse(null);
    }

    /// What somebody of the staff has read.
    void read(Ticket ticket, String reader, String upTo) {
        database.transact(
                TicketsContext.NAME,
                _ -> {
                    var seen = note(ticket, reader, AuthorRole.STAFF, upTo);
                    seen.ifPresent(database::publish);
                    return seen;
                });
    }

    /// Nothing where they had read as far before.
    private Optional<ConversationSeen> note(
            Ticket ticket, String reader, AuthorRole role, String upTo) {
        var at = instant(upTo);
        if (at == null || at.isAfter(ticket.changedAt().plus(CLOCKS))) {
            return Optional.empty();
        }
        var sql =
                """
                insert into tickets.reads (ticket, reader, role, up_to) values (?, ?, ?, ?)
                on conflict (ticket, reader) do update set up_to = excluded.up_to where reads.up_to < excluded.up_to
                """;
        var told = Timestamp.from(at);
        if (db.sql(sql).params(ticket.id(), reader, role.name(), told).update() == 0) {
            return Optional.empty();
        }
        database.afterCommit(() -> live.ring(ticket.id()));
        return Optional.of(
                new ConversationSeen(
                        ticket.id().toString(),
                        ticket.caller().username(),
                        reader,
                        role,
                        upTo,
                        Instant.now()));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Up to when the customer has read; null when never.
    @Nullable Instant byCustomer(UUID ticket) {
        var sql =
                "select up_to from tickets.reads where ticket = ? and role = 'CUSTOMER' order by 1 desc limit 1";
        return db.sql(sql)
                .param(ticket)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
