package opora.tickets;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import opora.backbone.Database;
import opora.notifications.NotificationRequested;
import opora.notifications.NotificationType;
import opora.shell.Ids;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks somebody outside about a ticket, by mail: a supplier, a landlord. What is asked and what
/// they answer are internal notes; the customer sees neither.
@Component
class AskOutsiders {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 9_000;

    private final Database database;
    private final JdbcClient db;
    private final WorkOnTickets work;
    private final Tickets tickets;

    AskOutsiders(Database database, JdbcClient db, WorkOnTickets work, Tickets tickets) {
        this.database = database;
        this.db = db;
        this.work = work;
        this.tickets = tickets;
    }

    /// A mail as it is to be sent.
    ///
    /// @param files of the ticket that go with it, by their ids
    record Letter(String address, String subject, String text, List<String> files) {}

    /// What may go with a mail: the files that the customer sees.
    static List<AttachedFile> offered(List<Entry> conversation) {
        var offered = new LinkedHashMap<String, AttachedFile>();
        conversation.stream()
                .map(Entry::said)
                .filter(said -> said != null && !said.internal())
                .flatMap(said -> said.files().stream())
                .forEach(file -> offered.putIfAbsent(file.id(), file));
        return List.copyOf(offered.values());
    }

    Outcome ask(Person person, long number, String once, Letter letter, String language) {
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    var outcome =
                            work.act(
                                    person,
                                    number,
                                    once,
                                    ticket -> asked(ticket, letter, chosen(ticket, letter)));
                    if (outcome instanceof Outcome.Done(var ticket)) {
                        send(ticket, once, letter, chosen(ticket, letter), language);
                    }
                    return outcome;
                });
    }

    private List<AttachedFile> chosen(Ticket ticket, Letter letter) {
        return letter.files().isEmpty()
                ? List.of()
                : offered(tickets.conversation(ticket.id())).stream()
                        .filter(file -> letter.files().contains(file.id()))
                        .toList();
    }

    private static Verdict asked(Ticket ticket, Letter letter, List<AttachedFile> files) {
        var address = letter.address();
        if (!ADDRESS.matcher(address).matches() || address.length() > LONGEST_ADDRESS) {
            return Verdict.impossible("address", "outside.address");
        }
        if (address.equalsIgnoreCase(ticket.caller().email())) {
            return Verdict.impossible("address", "outside.customer");
        }
        if (letter.subject().isBlank() || letter.subject().length() > LONGEST_SUBJECT) {
            return Verdict.impossible("subject", "desk.subject.none");
        }
        if (letter.text().isBlank()) {
            return Verdict.impossible("text", "desk.message.none");
        }
        if (letter.text().length() > LONGEST_TEXT) {
            return Verdict.impossible("text", "desk.message.long");
        }
        return files.size() < Set.copyOf(letter.files()).size()
                ? Verdict.impossible("files", "outside.files.flaw")
                : Verdict.happens(
                        note(
                                "→ " + address + "\n" + letter.subject() + "\n\n" + letter.text(),
                                files));
    }

    private static Happening.Said note(String text, List<AttachedFile> files) {
        return new Happening.Said(Ids.next(), text, Visibility.INTERNAL, Channel.MAIL, files, "");
    }

    private void send(
            Ticket ticket, String once, Letter letter, List<AttachedFile> files, String language) {
        var sql =
                "insert into tickets.outsiders (ticket, address) values (?, ?) on conflict do nothing";
        var address = letter.address().toLowerCase(Locale.ROOT);
        db.sql(sql).params(ticket.id(), address).update();
        database.publish(
                new NotificationRequested(
                        "outside-" + once,
                        once,
                        Guest.of(address),
                        NotificationType.OTHER,
                        sealed(ticket, letter.subject()),
                        sealed(ticket, letter.text()),
                        about(ticket, letter, files, language),
                        Instant.now()));
    }

    /// For the customer whose matter it is, so that it goes with them when they are erased. Nothing
    /// is left to seal of who is erased already.
    private String sealed(Ticket ticket, String words) {
        var customer = ticket.caller().username();
        var sealed = customer.isEmpty() ? "" : database.personKeys().seal(customer, words);
        return sealed.isEmpty() ? words : sealed;
    }

    private Map<String, String> about(
            Ticket ticket, Letter letter, List<AttachedFile> files, String language) {
        var about = new HashMap<String, String>();
        about.put(NotificationRequested.CHANNEL, NotificationRequested.EMAIL);
        about.put(NotificationRequested.TO, letter.address());
        about.put(NotificationRequested.LANGUAGE, language);
        about.put(NotificationRequested.THREAD, String.valueOf(ticket.number()));
        if (!files.isEmpty()) {
            var named =
                    files.stream().map(file -> file.named(sealed(ticket, file.name()))).toList();
            about.put(NotificationRequested.FILES, Json.write(named));
        }
        return Map.copyOf(about);
    }

    /// Whether somebody at this address has been asked about it, or about one that went on as it.
    boolean asked(UUID ticket, String address) {
        var sql =
                """
                select exists (
                    select from tickets.outsiders o left join tickets.tickets t on t.id = o.ticket
                    where o.address = lower(?) and ? in (o.ticket, t.merged_into))
                """;
        return !address.isEmpty()
                && db.sql(sql).params(address, ticket).query(Boolean.class).single();
    }

    /// What they answer is for staff, and wakes nobody.
    static Verdict answered(Happening.Said said, String address) {
        return Verdict.happens(
                new Happening.Said(
                        said.message(),
                        "← " + address + "\n\n" + said.text(),
                        Visibility.INTERNAL,
                        said.channel(),
                        said.files(),
                        said.mailId()));
    }
}
