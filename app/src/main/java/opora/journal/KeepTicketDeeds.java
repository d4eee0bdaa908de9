package opora.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketLinked;
import opora.tickets.TicketMerged;
import opora.tickets.TicketOpened;
import opora.tickets.TicketRated;
import opora.tickets.TicketStatusChanged;
import opora.tickets.Visibility;
import opora.tickets.VisitReported;
import opora.tickets.WorkRecorded;
import org.springframework.stereotype.Component;

/// Adds to the journal what people do to tickets, from what the desk tells. What rules do is none
/// of anybody's deeds. The words themselves stay with the ticket, where they can be forgotten.
@Component
class KeepTicketDeeds {
    private final Database database;
    private final Chain chain;

    KeepTicketDeeds(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Handles
    void onOpened(List<Incoming<TicketOpened>> told) {
        add(told, one -> done(one.at(), one.by(), "tickets.opened", one.number()));
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> told) {
        add(
                told,
                one -> {
                    var inner = one.visibility() == Visibility.INTERNAL;
                    var action = inner ? "tickets.noted" : "tickets.said";
                    return done(one.at(), one.author(), action, one.number());
                });
    }

    @Handles
    void onStatuses(List<Incoming<TicketStatusChanged>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.by(), "tickets.moved", one.number())
                                .changed("status", one.from(), one.to()));
    }

    @Handles
    void onAssignments(List<Incoming<TicketAssigned>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.by(), "tickets.assigned", one.number())
                                .changed("expert", one.before(), one.expert()));
    }

    @Handles
    void onChanges(List<Incoming<TicketChanged>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.by(), "tickets.changed", one.number())
                                .with("fields", String.join(", ", one.after().keySet())));
    }

    @Handles
    void onRatings(List<Incoming<TicketRated>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.customer(), "tickets.rated", one.number())
                                .with("stars", one.stars()));
    }

    @Handles
    void onWork(List<Incoming<WorkRecorded>> told) {
        add(
                told,
                one -> {
                    var action = one.corrects() ? "tickets.corrected" : "tickets.worked";
                    return done(one.at(), one.by(), action, one.number())
                            .with("minutes", one.minutes());
                });
    }

    @Handles
    void onVisits(List<Incoming<VisitReported>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.expert(), "visits.reported", one.ticket())
                                .with("step", one.step()));
    }

    @Handles
    void onMerges(List<Incoming<TicketMerged>> told) {
        add(
                told,
                one ->
                        done(one.at(), one.by(), "tickets.merged", one.number())
                                .with("into", one.intoNumber()));
    }

    @Handles
    void onLinks(List<Incoming<TicketLinked>> told) {
        add(
                told,
                one -> {
                    var action = one.linked() ? "tickets.linked" : "tickets.unlinked";
                    return done(one.at(), one.by(), action, one.number())
                            .with("other", one.otherNumber());
                });
    }

    private static Deed done(Instant at, String who, String action, Object subject) {
        return new Deed(at, who, action, String.valueOf(subject), Map.of(), Map.of());
    }

    private record Deed(
            Instant at,
            String who,
            String action,
            String subject,
            Map<String, String> before,
            Map<String, String> after) {
        Deed with(String name, Object value) {
            return new Deed(
                    at, who, action, subject, Map.of(), Map.of(name, String.valueOf(value)));
        }

        Deed changed(String name, String from, String to) {
            return new Deed(at, who, action, subject, Map.of(name, from), Map.of(name, to));
        }

        Entry heardIn(String correlation) {
            return Entry.heard(at, who, action, subject, before, after, correlation);
        }
    }

    private <E> void add(List<Incoming<E>> told, Function<E, Deed> deed) {
        var entries = new ArrayList<Entry>();
        for (var one : told) {
            var done = deed.apply(one.event());
            if (!done.who().isEmpty()) {
                entries.add(done.heardIn(one.meta().correlation()));
            }
        }
        database.transact(
                "journal",
                _ -> {
                    chain.add(entries);
                    return true;
                });
    }
}
