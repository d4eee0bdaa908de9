package opora.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.WholeApp;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.tickets.AuthorRole;
import opora.tickets.Channel;
import opora.tickets.Level;
import opora.tickets.MessageAdded;
import opora.tickets.Phase;
import opora.tickets.Priority;
import opora.tickets.TicketChanged;
import opora.tickets.TicketKind;
import opora.tickets.TicketOpened;
import opora.tickets.TicketStatusChanged;
import opora.tickets.Visibility;

/// What the desk tells of tickets, sent as it would send it.
class ToldDesk {
    private final WholeApp app;
    private final String topic;
    private final List<String> told = new ArrayList<>();

    ToldDesk(WholeApp app, String topic) {
        this.app = app;
        this.topic = topic;
    }

    /// The tickets that were told of.
    List<String> told() {
        return told;
    }

    String open(String subject, String text) {
        var ticket = UUID.randomUUID().toString();
        told.add(ticket);
        var opened =
                new TicketOpened(
                        ticket,
                        System.nanoTime(),
                        UUID.randomUUID().toString(),
                        Channel.values()[0],
                        "anna-" + ticket,
                        "Anna",
                        "anna@example.com",
                        "",
                        TicketKind.INCIDENT,
                        subject,
                        text,
                        "",
                        "",
                        null,
                        Level.LOW,
                        Level.LOW,
                        Priority.NORMAL,
                        "new",
                        Phase.NEW,
                        List.of(),
                        Map.of(),
                        List.of(),
                        "",
                        "anna",
                        1,
                        Instant.now());
        tell(opened);
        return ticket;
    }

    void about(String ticket) {
        tell(
                new TicketChanged(
                        ticket,
                        7,
                        "anna",
                        Map.of("topic", ""),
                        Map.of("topic", topic),
                        "maria",
                        2,
                        Instant.now(),
                        ""));
    }

    void changed(String ticket, String field, String word) {
        tell(
                new TicketChanged(
                        ticket,
                        7,
                        "anna",
                        Map.of(field, ""),
                        Map.of(field, word),
                        "anna",
                        2,
                        Instant.now(),
                        ""));
    }

    /// While the desk knows nobody whose work it is.
    void moved(String ticket, String to, Phase phase) {
        moved(ticket, to, phase, "");
    }

    void moved(String ticket, String to, Phase phase, String expert) {
        tell(
                new TicketStatusChanged(
                        ticket,
                        7,
                        "anna",
                        "",
                        "",
                        "work",
                        to,
                        phase,
                        false,
                        expert,
                        "x",
                        "",
                        "",
                        "",
                        3,
                        Instant.now()));
    }

    static MessageAdded said(String ticket, String expert) {
        return new MessageAdded(
                ticket,
                7,
                "m",
                "",
                "anna",
                "",
                "",
                expert,
                AuthorRole.STAFF,
                Visibility.PUBLIC,
                Channel.values()[0],
                "On it",
                List.of(),
                "",
                Instant.now(),
                expert);
    }

    /// As if it had been classified.
    void wait(String ticket) {
        app.db()
                .sql(
                        """
                        insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                            confidence, model, first_topic, first_confidence, routed, opened_at)
                        values (:ticket, 1, 'anna', '', '', :facts::jsonb, 1, 'WAITING', :topic, 1, 'rules', :topic, 1, true,
                            now())
                        """)
                .param("ticket", ticket)
                .param(
                        "facts",
                        Json.text(
                                new Facts(
                                        topic,
                                        "INCIDENT",
                                        "WEB",
                                        "LOW",
                                        "",
                                        "anna",
                                        "",
                                        "",
                                        List.of(),
                                        Map.of())))
                .param("topic", topic)
                .update();
    }

    void tell(Object event) {
        tell("tickets", event);
    }

    void tell(String context, Object event) {
        var database = app.bean(Database.class);
        database.transact(
                context,
                _ -> {
                    database.publish(Outgoing.begins(event, UUID.randomUUID().toString()));
                    return event;
                });
    }
}
