package opora.notifications;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import opora.Eventually;
import opora.TestGround;
import opora.backbone.Handles;
import opora.customers.ProfileRequested;
import opora.customers.ProfileResponded;
import opora.engines.FreePort;
import opora.notifications.NotificationRequested.Channel;
import opora.orders.OrderStatusUpdated;
import opora.shell.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way of a letter through real engines and real SMTP.
class NotificationsTest {
    private final int port = FreePort.next();
    private final TestGround ground = TestGround.of("notifications");
    private final Audience audience = new Audience();
    private final CourierBell bell = new CourierBell();
    private LetterLines lines;
    private LettersInHand letters;
    private Courier courier;

    /// Answers for the contexts around: knows everybody, and hears what became of letters.
    static class Audience {
        final List<NotificationSent> told = new CopyOnWriteArrayList<>();

        @Handles
        ProfileResponded on(ProfileRequested request) {
            var language = request.username().equals("john") ? "en" : "ru";
            return new ProfileResponded(
                    request.requestId(),
                    request.username(),
                    request.username() + "@example.org",
                    "<b>" + request.username() + "</b>",
                    language,
                    "",
                    Instant.now());
        }

        @Handles
        void on(NotificationSent sent) {
            told.add(sent);
        }
    }

    @BeforeEach
    void begin() {
        var settings = settings();
        lines = new LetterLines(ground.db);
        letters = new LettersInHand(ground.backbone.database(), ground.db, settings);
        courier = new Courier(lines, letters, bell, Channel.EMAIL, () -> line(settings), settings);
        ground.backbone.context(
                "notifications",
                List.of(
                        new AskForProfile(ground.db),
                        new WriteLetters(ground.db, new Texts()),
                        new QueueLetters(
                                ground.db,
                                ground.backbone.database(),
                                bell,
                                new QueueNotices(
                                        ground.db,
                                        new People(ground.db),
                                        new BellEntries(
                                                ground.db, ground.backbone.database().personKeys()),
                                        settings))));
        ground.backbone.context("audience", List.of(audience));
        ground.backbone.start();
        courier.start();
    }

    private static Line line(NotificationsSettings settings) {
        var server = MailServer.of(settings.smtp(), null, null);
        return new MailLine(server, settings, _ -> Optional.empty(), Enclosed::alone);
    }

    private NotificationsSettings settings() {
        return settings(port);
    }

    static NotificationsSettings settings(int port) {
        return new NotificationsSettings(
                URI.create("smtp://127.0.0.1:" + port),
                null,
                null,
                "Opora <opora@example.org>",
                null,
                Duration.ofSeconds(5),
                Duration.ofMinutes(3),
                Duration.ofDays(3),
                Duration.ofDays(90),
                java.time.ZoneId.of("Europe/Moscow"),
                null,
                org.springframework.util.unit.DataSize.ofMegabytes(10));
    }

    @AfterEach
    void end() {
        courier.close();
        ground.close();
    }

    @Test
    void tellsEveryPersonInTheirLanguageWhatBecameOfTheirOrder() throws Exception {
        try (var server = EmbeddedMailServer.start(port)) {
            ground.publish("orders", status(1001, "anna", "PAID"));
            ground.publish("orders", status(1002, "john", "INSUFFICIENT_FUNDS"));
            ground.publish("orders", status(1003, "anna", "PENDING_VALIDATION"));
            Eventually.holds(() -> assertThat(audience.told).hasSize(2));
            assertThat(audience.told).allMatch(NotificationSent::success);
            assertThat(server.received())
                    .extracting(MimeMessage::getSubject)
                    .containsExactlyInAnyOrder(
                            "Заказ № 1001 оплачен", "Order 1002 is not paid: the wallet is short");
            var mail = mailTo(server, "anna@example.org");
            assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@opora>");
            assertThat(mail.getContentType()).startsWith("text/plain");
            assertThat((String) mail.getContent()).contains("Здравствуйте, <b>anna</b>!");
            assertThat(count("select count(*) from notifications.wishes")).isZero();
        }
    }

    @Test
    void aServerThatIsAwayDelaysLettersAndKeepsTheirOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            ground.publish("shop", letter("n-" + i, "anna", "anna@example.org", "Letter " + i));
        }
        Eventually.holds(
                () ->
                        assertThat(
                                        count(
                                                "select count(*) from notifications.deliveries where reason is not null"))
                                .isPositive());
        assertThat(count("select count(*) from notifications.deliveries where state = 'sent'"))
                .isZero();
        try (var server = EmbeddedMailServer.start(port)) {
            Eventually.holds(() -> assertThat(server.received()).hasSize(20));
            assertThat(server.received())
                    .extracting(MimeMessage::getSubject)
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.range(0, 20)
                                    .mapToObj(i -> "Letter " + i)
                                    .toList());
            Eventually.holds(() -> assertThat(audience.told).hasSize(20));
        }
    }

    @Test
    void manyLettersToOneKeepNobodyElseWaiting() throws Exception {
        courier.close();
        for (int i = 0; i < 60; i++) {
            ground.publish("shop", letter("n-" + i, "anna", "anna@example.org", "Letter " + i));
        }
        for (int i = 0; i < LetterLines.PEOPLE; i++) {
            var name = "p" + (1000 + i);
            ground.publish("shop", letter("p-" + i, name, name + "@example.org", "To " + name));
        }
        var all = 60 + LetterLines.PEOPLE;
        Eventually.holds(
                () ->
                        assertThat(count("select count(*) from notifications.deliveries"))
                                .isEqualTo(all));
        assertThat(lines.after("", Channel.EMAIL)).hasSize(LetterLines.PEOPLE).contains("anna");
        assertThat(lines.after("p1198", Channel.EMAIL)).containsExactly("p1199");
        try (var server = EmbeddedMailServer.start(port)) {
            var other = courier();
            Eventually.holds(() -> assertThat(server.received()).hasSize(all));
            other.close();
        }
        var order =
                ground.db
                        .sql("select subject from notifications.deliveries order by finished_at")
                        .query(String.class)
                        .list();
        assertThat(order.indexOf("To p1198")).isLessThan(order.indexOf("Letter 1"));
        assertThat(order.stream().filter(subject -> subject.startsWith("Letter")))
                .isSortedAccordingTo(
                        comparingInt(subject -> Integer.parseInt(subject.substring(7))));
    }

    @Test
    void aLetterThatIsTriedAgainHoldsThoseBehindIt() throws Exception {
        courier.close();
        for (int i = 0; i < 3; i++) {
            ground.publish("shop", letter("n-" + i, "anna", "anna@example.org", "Letter " + i));
        }
        Eventually.holds(
                () ->
                        assertThat(count("select count(*) from notifications.deliveries"))
                                .isEqualTo(3));
        var held = letters.claim(List.of("anna"), Channel.EMAIL);
        assertThat(held).hasSize(3);
        assertThat(letters.turn(null, held.get(1))).isFalse();
        assertThat(letters.turn(null, held.get(0))).isTrue();
        var again = new Fate.Again(Duration.ofHours(1), true, false, "busy");
        var done = new LettersInHand.Attempt(held.get(0), again);
        assertThat(letters.turn(done, held.get(2))).isFalse();
        assertThat(letters.claim(List.of("anna"), Channel.EMAIL)).isEmpty();
    }

    @Test
    void aLetterAskedForTwiceIsSentOnce() throws Exception {
        try (var server = EmbeddedMailServer.start(port)) {
            ground.publish("shop", letter("n-1", "anna", "anna@example.org", "First"));
            Eventually.holds(() -> assertThat(audience.told).hasSize(1));
            ground.publish("shop", letter("n-1", "anna", "anna@example.org", "First again"));
            ground.publish("shop", letter("n-2", "anna", "anna@example.org", "Second"));
            Eventually.holds(() -> assertThat(audience.told).hasSize(2));
            assertThat(server.received())
                    .extracting(MimeMessage::getSubject)
                    .containsExactly("First", "Second");
        }
    }

    @Test
    void whatADeadProcessWasSendingIsSentOnceMoreUnderTheSameNameAndThenLeftAlone()
            throws Exception {
        courier.close(); // letters stay where they are
        ground.publish("shop", letter("n-1", "anna", "anna@example.org", "Once more"));
        Eventually.holds(
                () -> assertThat(count("select count(*) from notifications.deliveries")).isOne());
        dieWhileSending();
        try (var server = EmbeddedMailServer.start(port)) {
            var other = courier();
            Eventually.holds(() -> assertThat(audience.told).hasSize(1));
            other.close();
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().getFirst().getMessageID()).isEqualTo("<n-1@opora>");
        }

        ground.publish("shop", letter("n-2", "anna", "anna@example.org", "Never a third time"));
        Eventually.holds(
                () ->
                        assertThat(count("select count(*) from notifications.deliveries"))
                                .isEqualTo(2));
        dieWhileSending();
        dieWhileSending();
        try (var server = EmbeddedMailServer.start(port)) {
            var other = courier();
            Eventually.holds(() -> assertThat(audience.told).hasSize(2));
            other.close();
            assertThat(server.received()).isEmpty();
            assertThat(audience.told.getLast().success()).isFalse();
        }
    }

    @Test
    void aLetterThatNobodyCanReadYetWaitsForTheKey() throws Exception {
        try (var elsewhere = TestGround.of("portal");
                var server = EmbeddedMailServer.start(port)) {
            var sealed = elsewhere.backbone.database().personKeys().seal("eva", "Green door");
            ground.publish("shop", letter("n-1", "anna", "anna@example.org", "By the " + sealed));
            var late = "select count(*) from notifications.deliveries where reason like 'a key%'";
            Eventually.holds(() -> assertThat(count(late)).isOne());
            assertThat(server.received()).isEmpty();
            var key = "select id, person, false, wrapped, true from backbone.person_keys";
            var row = elsewhere.db.sql(key).query().singleRow();
            ground.db
                    .sql(
                            "insert into backbone.person_keys (id, person, own, wrapped, told) values (?, ?, false, ?, true)")
                    .params(row.get("id"), row.get("person"), row.get("wrapped"))
                    .update();
            Eventually.holds(() -> assertThat(server.received()).hasSize(1));
            assertThat(server.received().getFirst().getSubject()).isEqualTo("By the Green door");
        }
    }

    @Test
    void aWrongAddressFailsAloneAndNobodySmugglesHeaders() throws Exception {
        try (var server = EmbeddedMailServer.start(port)) {
            ground.publish("shop", letter("n-1", "anna", "", "No address"));
            ground.publish("shop", letter("n-2", "anna", "a@b.c, d@e.f", "Two addresses"));
            ground.publish(
                    "shop",
                    letter("n-3", "anna", "anna@example.org", "Hello\r\nBcc: x@example.org"));
            Eventually.holds(() -> assertThat(audience.told).hasSize(3));
            assertThat(audience.told)
                    .extracting(NotificationSent::success)
                    .containsExactly(false, false, true);
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().getFirst().getSubject())
                    .isEqualTo("Hello Bcc: x@example.org");
            assertThat(server.received().getFirst().getHeader("Bcc")).isNull();
        }
    }

    /// Does what a courier does up to the moment before the server answers.
    private void dieWhileSending() {
        var dead = new LettersInHand(ground.backbone.database(), ground.db, settings());
        var held = dead.claim(List.of("anna"), Channel.EMAIL);
        assertThat(held).hasSize(1);
        assertThat(dead.turn(null, held.getFirst())).isTrue();
        ground.db
                .sql(
                        "update notifications.deliveries set claimed_until = now() - interval '1 s' where state = 'sending'")
                .update();
    }

    private Courier courier() {
        var settings = settings();
        var other =
                new Courier(lines, letters, bell, Channel.EMAIL, () -> line(settings), settings);
        other.start();
        return other;
    }

    private long count(String sql) {
        return ground.db.sql(sql).query(Long.class).single();
    }

    private static MimeMessage mailTo(EmbeddedMailServer server, String address) throws Exception {
        for (var mail : server.received()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    private static OrderStatusUpdated status(long order, String username, String status) {
        return new OrderStatusUpdated(
                "r-" + order,
                order,
                username,
                status,
                "PENDING_VALIDATION",
                Instant.now(),
                Map.of());
    }

    private static NotificationRequested letter(
            String id, String username, String address, String subject) {
        return new NotificationRequested(
                id,
                "r",
                username,
                NotificationType.OTHER,
                subject,
                "Words",
                Map.of(NotificationRequested.TO, address),
                Instant.now());
    }
}
