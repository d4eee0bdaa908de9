package opora.tickets;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Receipts;
import opora.shell.UploadedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a ticket for whoever is on the phone, from the form and over the API.
@Component
class TakeCalls {
    private final FindPeople people;
    private final OpenTickets open;
    private final StoreTickets store;
    private final Fields fields;
    private final Statuses statuses;
    private final Database database;
    private final Receipts receipts;

    TakeCalls(
            FindPeople people,
            OpenTickets open,
            StoreTickets store,
            Fields fields,
            Statuses statuses,
            Database database,
            Receipts receipts) {
        this.people = people;
        this.open = open;
        this.store = store;
        this.fields = fields;
        this.statuses = statuses;
        this.database = database;
        this.receipts = receipts;
    }

    /// What came of it.
    sealed interface Taken {
        record Opened(long number) implements Taken {}

        record Flawed(List<Flaw> flaws) implements Taken {}
    }

    /// @param sent the receipts of uploads
    Taken take(String agent, PhoneForm form, ZoneId zone, @Nullable List<String> sent) {
        var status = statuses.model().initial().status();
        var flaws = new ArrayList<>(form.check(zone, fields.book(), status));
        var customer = form.word("customer");
        if (!customer.isEmpty() && people.named(customer).isEmpty()) {
            flaws.add(Flaw.of("customer", "desk.caller.unknown"));
        }
        var files = List.<UploadedFile>of();
        try {
            files = receipts.open(agent, sent);
        } catch (FlawedRequest e) {
            flaws.addAll(e.flaws());
        }
        if (!flaws.isEmpty()) {
            return new Taken.Flawed(flaws);
        }
        var caller = customer.isEmpty() ? people.same(form.caller()) : form.caller();
        return new Taken.Opened(opened(form.wish(agent, caller, zone, AttachedFile.of(files))));
    }

    /// Its number; of the first one when the form was sent twice.
    private long opened(Wish wish) {
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    var tickets = open.open(List.of(wish));
                    tickets.forEach(
                            ticket ->
                                    database.publish(
                                            Outgoing.begins(
                                                    TellOthers.opened(ticket), wish.requestId())));
                    return store.number(wish.requestId());
                });
    }
}
