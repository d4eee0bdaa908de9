package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.ConsentDecided;
import opora.tickets.TicketRequested;
import org.junit.jupiter.api.Test;

/// What people want, and what becomes of what they are told.
class CentreTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));

    @Test
    void whoeverTurnsAKindOffGetsNoMoreOfItButWhatIsRequired() throws Exception {
        var anna = app.person();
        var changed =
                anna.form(
                        "/preferences",
                        Stream.of(
                                "wanted",
                                "ORDERS/bell",
                                "digest",
                                "NONE",
                                "zone",
                                "Asia/Omsk",
                                "quietFrom",
                                "",
                                "quietTo",
                                "",
                                "phone",
                                ""));
        assertThat(changed.status()).isEqualTo(303);
        tell(anna, "NEWS", "email", "No news", Map.of());
        tell(anna, "SECURITY", "email", "Look out", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsOnly("declined", "sent"));
        assertThat(anna.get("/mailbox").body()).contains("Look out").doesNotContain("No news");
        var page = anna.get("/preferences", "Accept-Language", "en").body();
        assertThat(page).contains("Asia/Omsk", "Always on");
    }

    @Test
    void thePageAndTheApiSayWhatIsWrong() {
        var anna = app.person();
        var wrong =
                anna.form(
                        "/preferences",
                        Stream.of(
                                "digest",
                                "NONE",
                                "zone",
                                "Asia/Nowhere",
                                "quietFrom",
                                "22:00",
                                "quietTo",
                                "",
                                "phone",
                                "12"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("zone-flaw", "quietTo-flaw", "phone-flaw");
        var put =
                put(
                        anna,
                        "/api/preferences",
                        "{\"refused\":[\"SECURITY/email\"],\"zone\":\"UTC\",\"digest\":\"NONE\"}");
        assertThat(put.status()).isEqualTo(422);
        assertThat(put.at("/errors/0/field")).isEqualTo("refused");
        var good =
                put(
                        anna,
                        "/api/preferences",
                        """
                        {"refused":["NEWS/email"],"zone":"UTC","digest":"DAILY","quietFrom":"22:00",
                         "quietTo":"07:00","phone":"+7 (912) 345-67-89"}
                        """);
        assertThat(good.status()).as(good.body()).isEqualTo(200);
        assertThat(anna.get("/api/preferences").at("/phone")).isEqualTo("+79123456789");
    }

    @Test
    void wishesFromTwoPagesAreBothShownAndNoneIsLost() {
        var anna = app.person();
        var tag = anna.get("/api/preferences").header("ETag").orElseThrow();
        var wanted = "{\"zone\":\"Asia/Omsk\",\"digest\":\"NONE\"}";
        assertThat(put(anna, "/api/preferences", wanted, "If-Match", tag).status()).isEqualTo(200);
        var late = put(anna, "/api/preferences", wanted, "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        var page = wish(anna, tag.replace("\"", ""));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.body()).contains("<span>Asia/Omsk</span>", "<span>Asia/Tomsk</span>");
        assertThat(anna.get("/api/preferences").at("/zone")).isEqualTo("Asia/Omsk");
        var seen = page.body().replaceFirst("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        assertThat(wish(anna, seen).status()).isEqualTo(303);
        assertThat(anna.get("/api/preferences").at("/zone")).isEqualTo("Asia/Tomsk");
    }

    private static Visitor.Answer wish(Visitor person, String version) {
        return person.form(
                "/preferences",
                Stream.of("digest", "NONE", "zone", "Asia/Tomsk", "version", version));
    }

    @Test
    void aLinkInAMailTurnsItsKindOffWithoutSigningIn() throws Exception {
        var anna = app.person();
        agrees(anna);
        tell(anna, "NEWS", "email", "Some news", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("sent"));
        var mail =
                app.bean(MailTraffic.class).embedded().orElseThrow().received().stream()
                        .filter(one -> to(one).equals(anna.username() + "@example.org"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        var link = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
        assertThat(link).startsWith(app.address() + "/api/unsubscribe/");
        var token = link.substring(link.lastIndexOf('/') + 1);
        var nobody = app.stranger();
        assertThat(nobody.get("/unsubscribe/" + token, "Accept-Language", "en").body())
                .contains("News");
        assertThat(anna.get("/api/preferences").body()).doesNotContain("NEWS/email");
        assertThat(nobody.get("/api/unsubscribe/" + token).status()).isEqualTo(303);
        var click =
                nobody.send(
                        nobody.request(
                                        "/api/unsubscribe/" + token,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(click.status()).isEqualTo(204);
        assertThat(anna.get("/api/preferences").body()).contains("NEWS/email");
        var other = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        assertThat(nobody.get("/unsubscribe/" + other).status()).isEqualTo(404);
        assertThat(nobody.get("/unsubscribe/nothing").status()).isEqualTo(404);
    }

    @Test
    void aDigestIsOneMailOfWhatWasKept() throws Exception {
        var anna = app.person();
        agrees(anna);
        for (int i = 1; i <= 3; i++) {
            tell(anna, "NEWS", "email", "News " + i, Map.of("timing", "DAILY"));
        }
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("held", "held", "held"));
        app.db()
                .sql("update notifications.deliveries set digest_at = now() where username = ?")
                .param(anna.username())
                .update();
        Eventually.holds(
                () ->
                        assertThat(states(anna))
                                .containsExactly("gathered", "gathered", "gathered", "sent"));
        assertThat(anna.get("/mailbox").body()).contains("News 1", "News 2", "News 3");
    }

    @Test
    void staffFindsADeliveryAndSendsItAgain() throws Exception {
        var anna = app.person();
        tell(anna, "SERVICE", "email", "Once <b>", Map.of("rule", "7", "ruleName", "A rule"));
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("sent"));
        var list = staff.get("/deliveries?q=" + anna.username() + "&state=sent&channel=email");
        assertThat(list.body()).contains("Once &lt;b&gt;");
        assertThat(staff.get("/deliveries?q=" + anna.username() + "&state=failed").body())
                .doesNotContain("Once");
        var found = staff.get("/api/deliveries?q=" + anna.username());
        var position = found.at("/deliveries/0/position");
        assertThat(staff.get("/deliveries/" + position).body()).contains("/rules/7", "A rule");
        var again = staff.form("/deliveries/" + position + "/again", Stream.of());
        assertThat(again.status()).isEqualTo(303);
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("sent", "sent"));
        var page = staff.get(again.header("Location").orElseThrow());
        assertThat(page.body()).contains(staff.username());
        assertThat(staff.post("/api/deliveries/" + position + "/again", "").status())
                .isEqualTo(201);
        assertThat(app.person().get("/deliveries").status()).isEqualTo(403);
        assertThat(staff.get("/deliveries/0").status()).isEqualTo(404);
    }

    @Test
    void whoHasNoAddressIsNotTriedForEver() throws Exception {
        var guest = TicketRequested.guest("900" + UUID.randomUUID());
        tell(guest, "SERVICE", "email", "Not by mail", Map.of());
        Eventually.holds(() -> assertThat(states(guest)).containsExactly("failed"));
        var found = staff.get("/api/deliveries?q=" + guest + "&state=failed");
        assertThat(found.at("/deliveries/0/reason")).contains("no address");
        var position = found.at("/deliveries/0/position");
        var mail = guest + "@example.org";
        tell(guest, "SERVICE", "email", "By mail", Map.of(NotificationRequested.TO, mail));
        Eventually.holds(() -> assertThat(states(guest)).containsExactly("failed", "sent"));
        var again = staff.post("/api/deliveries/" + position + "/again", "");
        assertThat(again.status()).isEqualTo(201);
        Eventually.holds(() -> assertThat(states(guest)).containsExactly("failed", "sent", "sent"));
    }

    @Test
    void aPersonCanBeForgotten() throws Exception {
        var anna = app.person();
        tell(anna, "SERVICE", "email", "Secret words", Map.of());
        tell(anna, "SERVICE", "bell", "Secret words", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("sent", "sent"));
        assertThat(
                        staff.form("/deliveries/forgotten", Stream.of("username", anna.username()))
                                .status())
                .isEqualTo(303);
        var left =
                app.db()
                        .sql(
                                """
                                select (select count(*) from notifications.people where username = :name)
                                    + (select count(*) from notifications.bell where username = :name)
                                    + (select count(*) from notifications.deliveries
                                        where username = :name and subject || content || recipient <> '')
                                """)
                        .param("name", anna.username())
                        .query(Long.class)
                        .single();
        assertThat(left).isZero();
        var position =
                staff.get("/api/deliveries?q=" + anna.username()).at("/deliveries/0/position");
        assertThat(staff.post("/api/deliveries/" + position + "/again", "").status())
                .isEqualTo(409);
        var manager = app.person("m-" + UUID.randomUUID(), Set.of("manager"));
        assertThat(manager.send(manager.request("/api/deliveries/people/x").DELETE()).status())
                .isEqualTo(403);
    }

    @Test
    void aPushMessageReachesTheBrowserAndNobodyElseReadsIt() throws Exception {
        var anna = app.person();
        var browser = new PushBrowser();
        var messages = new CopyOnWriteArrayList<byte[]>();
        var headers = new HashMap<String, String>();
        var service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext(
                "/device",
                exchange -> {
                    for (var name : List.of("Authorization", "Content-Encoding", "TTL")) {
                        headers.put(name, exchange.getRequestHeaders().getFirst(name));
                    }
                    messages.add(exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(201, -1);
                    exchange.close();
                });
        service.createContext(
                "/gone",
                exchange -> {
                    exchange.sendResponseHeaders(410, -1);
                    exchange.close();
                });
        service.start();
        try {
            var home = "http://127.0.0.1:" + service.getAddress().getPort();
            assertThat(browser.subscribe(anna, home + "/gone").status()).isEqualTo(204);
            assertThat(browser.subscribe(anna, home + "/device").status()).isEqualTo(204);
            tell(anna, "SERVICE", "push", "Ring", Map.of());
            Eventually.holds(() -> assertThat(messages).hasSize(1));
            assertThat(browser.open(messages.getFirst())).contains("\"title\":\"Ring\"");
            assertThat(headers.get("Authorization"))
                    .startsWith("vapid t=ey")
                    .endsWith(", k=" + anna.get("/push/key").at("/key"));
            assertThat(headers).containsEntry("Content-Encoding", "aes128gcm");
            Eventually.holds(() -> assertThat(states(anna)).containsExactly("sent"));
            assertThat(app.bean(Devices.class).of(anna.username()))
                    .extracting(Devices.Device::endpoint)
                    .containsExactly(home + "/device");
        } finally {
            service.stop(0);
        }
        var inside = browser.subscribe(anna, "https://10.0.0.1/device");
        assertThat(inside.status()).isEqualTo(422);
        assertThat(app.stranger().get("/worker.js").body())
                .contains("showNotification", "/offline");
    }

    @Test
    void whatCannotGoOutSaysWhy() throws Exception {
        var anna = app.person();
        tell(anna, "SERVICE", "push", "Nowhere", Map.of());
        tell(anna, "SERVICE", "text", "Nowhere", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("failed", "failed"));
        assertThat(staff.get("/api/deliveries?q=" + anna.username()).body())
                .contains("no device of theirs", "no gateway for text messages is set");
    }

    private static String to(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> states(Visitor person) {
        return states(person.username());
    }

    private List<String> states(String username) {
        var sql = "select state from notifications.deliveries where username = ? order by position";
        return app.db().sql(sql).param(username).query(String.class).list();
    }

    private static Visitor.Answer put(Visitor person, String path, String json, String... headers) {
        return person.send(
                person.request(path, headers)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)));
    }

    private void tell(
            Visitor to, String kind, String channel, String subject, Map<String, String> more) {
        tell(to.username(), kind, channel, subject, more);
    }

    private void tell(
            String to, String kind, String channel, String subject, Map<String, String> more) {
        var about = new HashMap<>(more);
        about.put(NotificationRequested.KIND, kind);
        about.put(NotificationRequested.CHANNEL, channel);
        about.put(NotificationRequested.LANGUAGE, "en");
        var database = app.bean(Database.class);
        database.transact(
                "shop",
                _ -> {
                    database.publish(
                            new NotificationRequested(
                                    UUID.randomUUID().toString(),
                                    "r",
                                    to,
                                    NotificationType.OTHER,
                                    subject,
                                    "Words",
                                    about,
                                    Instant.now()));
                    return true;
                });
    }

    @Test
    void newsNeedAConsent() throws Exception {
        var anna = app.person();
        tell(anna, "NEWS", "email", "Unasked", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("declined"));
        agrees(anna);
        tell(anna, "NEWS", "email", "Asked for", Map.of());
        Eventually.holds(() -> assertThat(states(anna)).containsExactly("declined", "sent"));
    }

    private void agrees(Visitor person) throws Exception {
        var database = app.bean(Database.class);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.transact(
                "privacy",
                _ -> {
                    database.publish(new ConsentDecided(person.username(), "news", 1, true, now));
                    return now;
                });
        var sql = "select count(*) from notifications.consents where username = ? and given";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .param(person.username())
                                                .query(Long.class)
                                                .single())
                                .isOne());
    }

    @Test
    void whatWasTakenAtOnceWasTriedOnce() {
        var now = java.time.Instant.EPOCH;
        var mail =
                new DeliveryRow(
                        1,
                        "d",
                        "anna",
                        "email",
                        "OTHER",
                        null,
                        "en",
                        "s",
                        "c",
                        "sent",
                        0,
                        null,
                        "",
                        "",
                        now,
                        now,
                        now,
                        java.util.Map.of());
        assertThat(mail.tries()).isEqualTo(1);
        assertThat(mail.travels()).isTrue();
        assertThat(mail.matter()).isEqualTo("deliveries.letter.other");
    }
}
