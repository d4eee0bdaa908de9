package opora.subscriptions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.customers.ProfileResponded;
import opora.identity.UserRegistered;
import opora.notifications.NotificationRequested;
import opora.notifications.NotificationType;
import opora.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells people by mail when an invoice could not be charged and what follows from it. How to reach
/// them it has heard from those who know.
@Component
class Letters {
    private final Database database;
    private final JdbcClient db;
    private final Texts texts;

    Letters(Database database, JdbcClient db, Texts texts) {
        this.database = database;
        this.db = db;
        this.texts = texts;
    }

    @Handles
    void joined(List<Incoming<UserRegistered>> people) {
        for (var incoming : people) {
            var person = incoming.event();
            know(person.username(), person.email(), null, person.language());
        }
    }

    @Handles
    void told(List<Incoming<ProfileResponded>> people) {
        for (var incoming : people) {
            var person = incoming.event();
            know(person.username(), person.email(), person.name(), person.language());
        }
    }

    private void know(
            String username,
            @Nullable String email,
            @Nullable String name,
            @Nullable String language) {
        var sql =
                """
                insert into subscriptions.people as p (username, email, name, language) values (?, ?, ?, ?)
                on conflict (username) do update set email = coalesce(excluded.email, p.email),
                    name = coalesce(excluded.name, p.name), language = coalesce(excluded.language, p.language)
                """;
        db.sql(sql).param(username).param(email).param(name).param(language).update();
    }

    private record Reader(String email, String name, String language) {}

    /// @param kind the middle of the text keys
    void write(String kind, Invoice invoice, @Nullable Instant next, Instant now) {
        var sql =
                """
                select email, coalesce(name, username) as name, coalesce(language, 'ru') as language
                from subscriptions.people where username = ? and email <> ''
                """;
        db.sql(sql)
                .param(invoice.username())
                .query(Reader.class)
                .optional()
                .ifPresent(reader -> database.publish(letter(kind, invoice, reader, next, now)));
    }

    private NotificationRequested letter(
            String kind, Invoice invoice, Reader reader, @Nullable Instant next, Instant now) {
        var language = reader.language();
        var key = "letter.invoice." + kind;
        var sum = texts.money(language, invoice.total(), invoice.currency());
        var day = next == null ? "" : day(next, language);
        return new NotificationRequested(
                name(kind, invoice),
                invoice.id(),
                invoice.username(),
                NotificationType.OTHER,
                texts.text(language, key + ".subject", invoice.title()),
                texts.text(language, key + ".content", reader.name(), invoice.title(), sum, day),
                Map.of(
                        NotificationRequested.CHANNEL,
                        NotificationRequested.EMAIL,
                        NotificationRequested.TO,
                        reader.email(),
                        NotificationRequested.LANGUAGE,
                        language),
                now);
    }

    /// Always the same for the same failure, so that nobody is told twice.
    private static String name(String kind, Invoice invoice) {
        var words = kind + " " + invoice.id() + " " + invoice.attempt();
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String day(Instant at, String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.equals("ru") ? Locale.of("ru", "RU") : Locale.UK)
                .format(at.atZone(ZoneId.of("Europe/Moscow")));
    }
}
