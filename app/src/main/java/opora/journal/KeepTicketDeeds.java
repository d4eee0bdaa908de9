package opora.journal;

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
        add(
                told,
                TicketOpened::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                "tickets.opened",
                                subject(one.event().number()),
                                one.meta().correlation()));
    }

    @Handles
    void onMessages(List<Incoming<MessageAdded>> told) {
        add(
                told,
                MessageAdded::author,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().author(),
                                one.event().visibility() == Visibility.INTERNAL
                                        ? "tickets.noted"
                                        : "tickets.said",
                                subject(one.event().number()),
                                one.meta().correlation()));
    }

    @Handles
    void onStatuses(List<Incoming<TicketStatusChanged>> told) {
        add(
                told,
                TicketStatusChanged::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                "tickets.moved",
                                subject(one.event().number()),
                                Map.of("status", one.event().from()),
                                Map.of("status", one.event().to()),
                                one.meta().correlation()));
    }

    @Handles
    void onAssignments(List<Incoming<TicketAssigned>> told) {
        add(
                told,
                TicketAssigned::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                "tickets.assigned",
                                subject(one.event().number()),
                                Map.of("expert", one.event().before()),
                                Map.of("expert", one.event().expert()),
                                one.meta().correlation()));
    }

    @Handles
    void onChanges(List<Incoming<TicketChanged>> told) {
        add(
                told,
                TicketChanged::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                "tickets.changed",
                                subject(one.event().number()),
                                Map.of(),
                                Map.of("fields", String.join(", ", one.event().after().keySet())),
                                one.meta().correlation()));
    }

    @Handles
    void onRatings(List<Incoming<TicketRated>> told) {
        add(
                told,
                TicketRated::customer,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().customer(),
                                "tickets.rated",
                                subject(one.event().number()),
                                Map.of(),
                                Map.of("stars", String.valueOf(one.event().stars())),
                                one.meta().correlation()));
    }

    @Handles
    void onWork(List<Incoming<WorkRecorded>> told) {
        add(
                told,
                WorkRecorded::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                one.event().corrects() ? "tickets.corrected" : "tickets.worked",
                                subject(one.event().number()),
                                Map.of(),
                                Map.of("minutes", String.valueOf(one.event().minutes())),
                                one.meta().correlation()));
    }

    @Handles
    void onVisits(List<Incoming<VisitReported>> told) {
        add(
                told,
                VisitReported::expert,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().expert(),
                                "visits.reported",
                                one.event().ticket(),
                                Map.of(),
                                Map.of("step", one.event().step().name()),
                                one.meta().correlation()));
    }

    @Handles
    void onMerges(List<Incoming<TicketMerged>> told) {
        add(
                told,
                TicketMerged::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                "tickets.merged",
                                subject(one.event().number()),
                                Map.of(),
                                Map.of("into", subject(one.event().intoNumber())),
                                one.meta().correlation()));
    }

    @Handles
    void onLinks(List<Incoming<TicketLinked>> told) {
        add(
                told,
                TicketLinked::by,
                one ->
                        Entry.heard(
                                one.event().at(),
                                one.event().by(),
                                one.event().linked() ? "tickets.linked" : "tickets.unlinked",
                                subject(one.event().number()),
                                Map.of(),
                                Map.of("other", subject(one.event().otherNumber())),
                                one.meta().correlation()));
    }

    private static String subject(long number) {
        return String.valueOf(number);
    }

    private <E> void add(
            List<Incoming<E>> told, Function<E, String> who, Function<Incoming<E>, Entry> entry) {
        var deeds = told.stream().filter(one -> !who.apply(one.event()).isEmpty()).map(entry);
        database.transact(
                "journal",
                _ -> {
                    chain.add(deeds.toList());
                    return true;
                });
    }
}
