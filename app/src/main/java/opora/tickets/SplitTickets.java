package opora.tickets;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Ids;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Makes a ticket of its own of something that was said on another one.
@Component
class SplitTickets {
    private final Database database;
    private final WorkOnTickets work;
    private final Tickets tickets;
    private final OpenTickets open;
    private final StoreTickets store;
    private final JoinTickets join;
    private final Desk desk;

    SplitTickets(
            Database database,
            WorkOnTickets work,
            Tickets tickets,
            OpenTickets open,
            StoreTickets store,
            JoinTickets join,
            Desk desk) {
        this.database = database;
        this.work = work;
        this.tickets = tickets;
        this.open = open;
        this.store = store;
        this.join = join;
        this.desk = desk;
    }

    /// A new ticket about what one of its lines says; the line stays where it was said, too.
    ///
    /// @param n the entry that has the line
    /// @return its number; of the first one when this was sent twice
    long split(Person person, long number, int n, String subject, String once) {
        var ticket = work.workedOn(person, number);
        var line =
                tickets.entries(ticket.id()).stream()
                        .filter(entry -> entry.n() == n && entry.said() != null)
                        .findFirst()
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "join.line"));
        var wish = wish(person, ticket, line, subject, once);
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    for (var fresh : open.open(List.of(wish))) {
                        database.publish(Outgoing.begins(TellOthers.opened(fresh), once));
                        join.link(person, ticket, LinkKind.RELATED, fresh);
                        if (Objects.requireNonNull(line.said()).internal()) {
                            note(person, fresh, line.said());
                        }
                    }
                    return store.number(once);
                });
    }

    /// What only staff may read stays so.
    private void note(Person person, Ticket fresh, Entry.Speech said) {
        var note =
                new Happening.Said(
                        Ids.next(),
                        said.text(),
                        Visibility.INTERNAL,
                        fresh.origin().channel(),
                        said.files(),
                        "");
        desk.act(fresh.id(), Actor.staff(person.username(), ""), _ -> Verdict.happens(note));
    }

    private static Wish wish(
            Person person, Ticket ticket, Entry line, String subject, String once) {
        var said = Objects.requireNonNull(line.said());
        var words = new HashMap<>(ticket.matter().words());
        words.put("subject", subject);
        words.put("text", said.internal() ? "" : said.text());
        return new Wish(
                once,
                ticket.origin().channel(),
                person.username(),
                ticket.caller(),
                words,
                said.internal() ? List.of() : said.files(),
                "",
                Actor.staff(person.username(), once).at());
    }
}
