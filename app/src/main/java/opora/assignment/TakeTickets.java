package opora.assignment;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.tickets.TicketOpened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps each new ticket, says what it is about, and puts it in the line for an expert, or, where
/// that is not sure enough, before people.
@Component
class TakeTickets {
    private final JdbcClient db;
    private final Database database;
    private final Topics topics;
    private final Decisions decisions;
    private final ChooseExperts choosing;

    TakeTickets(
            JdbcClient db,
            Database database,
            Topics topics,
            Decisions decisions,
            ChooseExperts choosing) {
        this.db = db;
        this.database = database;
        this.topics = topics;
        this.decisions = decisions;
        this.choosing = choosing;
    }

    private record Taken(
            Incoming<TicketOpened> opened, String words, Facts facts, Finding finding) {
        String ticket() {
            return opened.event().ticket();
        }

        String state() {
            if (!opened.event().phase().open()) {
                return "OUT";
            }
            return finding.routed() ? "WAITING" : "UNSURE";
        }
    }

    @Handles
    List<Outgoing> on(List<Incoming<TicketOpened>> batch) {
        var reader = topics.current();
        var all = new LinkedHashMap<String, Taken>();
        for (var opened : batch) {
            var taken = take(opened, reader);
            all.putIfAbsent(taken.ticket(), taken);
        }
        var fresh = keep(List.copyOf(all.values())).stream().map(all::get).toList();
        var now = Instant.now();
        var rows = new ArrayList<Decision>();
        var told = new ArrayList<Outgoing>();
        for (var taken : fresh) {
            var finding = taken.finding();
            rows.add(Decision.classified(taken.ticket(), finding, now));
            told.add(taken.opened().causes(finding.told(taken.ticket(), now)));
        }
        // events of one kind in a row are handled at once
        fresh.stream()
                .filter(taken -> taken.state().equals("UNSURE"))
                .map(taken -> taken.opened().causes(taken.finding().unsure(taken.ticket(), now)))
                .forEach(told::add);
        decisions.keep(rows);
        database.afterCommit(choosing::ring);
        return told;
    }

    private static Taken take(Incoming<TicketOpened> opened, Topics.Reader reader) {
        var event = opened.event();
        var words = event.subject() + "\n" + event.text();
        var finding = reader.read(words);
        var facts =
                new Facts(
                        finding.topic(),
                        event.kind().name(),
                        event.channel().name(),
                        event.priority().name(),
                        event.product(),
                        event.customer(),
                        event.fields().getOrDefault("region", ""),
                        Tongue.of(words),
                        event.tags(),
                        event.fields());
        return new Taken(opened, words, facts, finding);
    }

    /// Answers those that were not there before.
    private List<String> keep(List<Taken> all) {
        var sql =
                """
                insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                    confidence, model, first_topic, first_confidence, routed, told, opened_at)
                select t.ticket, number, customer, words, address, facts::jsonb, urgency, state, topic, confidence::float8,
                    model, topic, confidence::float8, routed, state = 'UNSURE', at
                from unnest(:tickets, :numbers, :customers, :words, :addresses, :facts, :urgencies, :states, :topics,
                    :confidences, :models, :routed, :at)
                    as t(ticket, number, customer, words, address, facts, urgency, state, topic, confidence, model, routed, at)
                on conflict do nothing
                returning ticket
                """;
        var rows = new Rows<>(all);
        return db.sql(sql)
                .param("tickets", rows.texts(Taken::ticket), ARRAY)
                .param("numbers", rows.longs(one -> one.opened().event().number()), ARRAY)
                .param("customers", rows.texts(one -> one.opened().event().customer()), ARRAY)
                .param("words", rows.texts(Taken::words), ARRAY)
                .param("addresses", rows.texts(one -> one.opened().event().address()), ARRAY)
                .param("facts", rows.texts(one -> Json.text(one.facts())), ARRAY)
                .param(
                        "urgencies",
                        rows.ints(one -> one.opened().event().priority().ordinal()),
                        ARRAY)
                .param("states", rows.texts(Taken::state), ARRAY)
                .param("topics", rows.texts(one -> one.finding().topic()), ARRAY)
                .param(
                        "confidences",
                        rows.texts(one -> Double.toString(one.finding().confidence())),
                        ARRAY)
                .param("models", rows.texts(one -> one.finding().model()), ARRAY)
                .param("routed", rows.flags(one -> one.finding().routed()), ARRAY)
                .param("at", rows.times(one -> one.opened().event().at()), ARRAY)
                .query(String.class)
                .list();
    }
}
