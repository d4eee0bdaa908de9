package opora.notifications;

import java.util.Comparator;
import java.util.List;
import opora.Settings;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people would find in their mail program, had they one here: everybody their own mails; in
/// the demo, staff those of all.
@Component
class Mailbox {
    private static final int MOST = 100;

    private final MailTraffic traffic;
    private final JdbcClient db;
    private final boolean demo;

    Mailbox(MailTraffic traffic, JdbcClient db, Settings settings) {
        this.traffic = traffic;
        this.db = db;
        this.demo = settings.demo();
    }

    List<ReceivedMail> of(Person person) {
        var server = traffic.embedded();
        return server.isEmpty()
                ? List.of()
                : addresses(person, server.get()).stream()
                        .flatMap(address -> server.get().mailsTo(address).stream())
                        .sorted(Comparator.comparing(ReceivedMail::at).reversed())
                        .limit(MOST)
                        .toList();
    }

    private List<String> addresses(Person person, EmbeddedMailServer server) {
        return demo && person.may("notifications.mailbox.all")
                ? server.addresses()
                : own(person.username());
    }

    private List<String> own(String username) {
        var sql =
                """
                select recipient from notifications.deliveries where username = :username and recipient <> ''
                union select email from notifications.people where username = :username and email <> ''
                """;
        return db.sql(sql).param("username", username).query(String.class).list();
    }
}
