package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    AskOutsiders(Database database, JdbcClient db, WorkOnTickets work) {
        this.database = database;
        this.db = db;
        this.work = work;
    }

    /// A mail as it is to be sent.
    record Letter(String address, String subject, String text) {}

    Outcome ask(Person person, long number, String once, Letter letter, String language) {
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    var outcome = work.act(person, number, once, ticket -> asked(ticket, letter));
                    if (outcome instanceof Outcome.Done(var ticket)) {
                        send(ticket, once, letter, language);
                    }
                    return outcome;
                });
    }

    private static Verdict asked(Ticket ticket, Letter letter) {
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
        return letter.text().length() > LONGEST_TEXT
                ? Verdict.impossible("text", "desk.message.long")
                : Verdict.happens(
                        note("→ " + address + "\n" + letter.subject() + "\n\n" + letter.text()));
    }

    private static Happening.Said note(String text) {
        return new Happening.Said(
                Ids.next(), text, Visibility.INTERNAL, Channel.MAIL, List.of(), "");
    }

    private void send(Ticket ticket, String once, Letter letter, String language) {
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
                        letter.subject(),
                        letter.text(),
                        Map.of(
                                NotificationRequested.CHANNEL,
                                NotificationRequested.EMAIL,
                                NotificationRequested.TO,
                                letter.address(),
                                NotificationRequested.LANGUAGE,
                                language,
                                NotificationRequested.THREAD,
                                String.valueOf(ticket.number())),
                        Instant.now()));
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
