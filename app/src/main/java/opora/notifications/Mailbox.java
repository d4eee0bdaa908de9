package opora.notifications;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
                : mails(person, server.get())
                        .sorted(Comparator.comparing(ReceivedMail::at).reversed())
                        .limit(MOST)
                        .toList();
    }

    private Stream<ReceivedMail> mails(Person person, EmbeddedMailServer server) {
        if (demo && person.may("notifications.mailbox.all")) {
            return server.addresses().stream().flatMap(address -> server.mailsTo(address).stream());
        }
        var own = own(person.username());
        return addresses(person.username()).stream()
                .flatMap(address -> server.mailsTo(address).stream())
                .filter(mail -> own.contains(mail.id()));
    }

    List<String> addresses(String username) {
        var sql =
                """
                select recipient from notifications.deliveries where username = :username and recipient <> ''
                union select email from notifications.people where username = :username and email <> ''
                """;
        return db.sql(sql).param("username", username).query(String.class).list();
    }

    /// Several people may have given the same address: their letters are not each other's.
    private Set<String> own(String username) {
        var sql =
                "select '<' || id || '@opora>' from notifications.deliveries where username = :username";
        return Set.copyOf(db.sql(sql).param("username", username).query(String.class).list());
    }
}
