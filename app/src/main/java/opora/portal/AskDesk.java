package opora.portal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.tickets.MessageRequested;
import opora.tickets.RatingGiven;
import opora.tickets.TicketCancellationRequested;
import opora.tickets.TicketChangeRequested;
import opora.tickets.TicketReopeningRequested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Passes on what customers want of their tickets: each wish is durable before they hear that it
/// was taken, and goes to the desk once.
@Component
class AskDesk {
    private final Database database;
    private final JdbcClient db;
    private final OwnTickets tickets;
    private final Customers customers;
    private final PortalPages live;

    AskDesk(
            Database database,
            JdbcClient db,
            OwnTickets tickets,
            Customers customers,
            PortalPages live) {
        this.database = database;
        this.db = db;
        this.tickets = tickets;
        this.customers = customers;
        this.live = live;
    }

    /// What is said before there is a ticket waits for it.
    ///
    /// @param line given by whoever wrote it, so that sending it again says nothing twice
    /// @return false when it was taken before
    boolean say(OwnTicket ticket, String line, Words words) {
        return database.transact(
                PortalContext.NAME,
                _ -> {
                    var now = locked(ticket);
                    var known = now.ticket() != null;
                    var state = known ? "SENDING" : "WAITING";
                    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    var fresh =
                            tickets.add(now.requestId(), line, now.customer(), words, state, at);
                    if (fresh && known) {
                        publish(message(now, line, words, at), now);
                    }
                    live.ringAfterCommit(now.requestId());
                    return fresh;
                });
    }

    /// Nobody may open the ticket between our look and our word.
    private OwnTicket locked(OwnTicket ticket) {
        return db.sql(OwnTicket.SELECT + "where request_id = ? for update")
                .param(ticket.requestId())
                .query(OwnTicket::of)
                .single();
    }

    private MessageRequested message(OwnTicket ticket, String line, Words words, Instant at) {
        return new MessageRequested(
                line,
                ticket.known(),
                ticket.customer(),
                customers.of(ticket.customer()).email(),
                words.channel(),
                words.text(),
                words.files(),
                "",
                at);
    }

    /// @param by of the staff, in the customer's place; empty where they do it themselves
    void change(OwnTicket ticket, String once, Map<String, String> changes, int seen, String by) {
        send(
                ticket,
                new TicketChangeRequested(
                        once, ticket.known(), ticket.customer(), changes, seen, Instant.now(), by));
    }

    void cancel(OwnTicket ticket, String once, String reason, String by) {
        send(
                ticket,
                new TicketCancellationRequested(
                        once, ticket.known(), ticket.customer(), reason, Instant.now(), by));
    }

    void reopen(OwnTicket ticket, String once, String reason, String by) {
        send(
                ticket,
                new TicketReopeningRequested(
                        once, ticket.known(), ticket.customer(), reason, Instant.now(), by));
    }

    void rate(OwnTicket ticket, String once, int stars, String comment) {
        send(
                ticket,
                new RatingGiven(
                        once, ticket.known(), ticket.customer(), stars, comment, Instant.now()));
    }

    private void send(OwnTicket ticket, Object wish) {
        database.transact(
                PortalContext.NAME,
                _ -> {
                    publish(wish, ticket);
                    return wish;
                });
    }

    /// All that concerns a ticket is one flow with the request for it.
    private void publish(Object wish, OwnTicket ticket) {
        database.publish(Outgoing.begins(wish, ticket.requestId()));
    }
}
