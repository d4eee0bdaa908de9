package opora.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import opora.Eventually;
import opora.Settings;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Backbone;
import opora.journal.VerifyChain;
import opora.shell.Site;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// Whoever is erased is found nowhere any more: in no table and in no topic.
class ErasureTest {
    private static final String CODE = Long.toString(System.nanoTime(), 36);
    private static final String EMAIL = "mail-of-" + CODE + "@example.org";
    private static final String CALLED = "Wilhelmina Q" + CODE;
    private static final String STREET = "Linden lane " + CODE;
    private static final String PHONE =
            "+79" + Math.abs(CODE.hashCode() % 900_000_000L + 100_000_000L);
    private static final List<String> TRACES = List.of(EMAIL, CALLED, STREET, PHONE);

    private final WholeApp app = WholeApp.get();

    @Test
    void leavesNoTraceButTheMoney() throws Exception {
        var name = "e" + CODE;
        var anna = joined(name);
        lives(anna);
        var browser = browser(anna);
        assertThat(ask(browser)).isEqualTo(303);
        Eventually.holds(
                () -> assertThat(browser.get("/my-data").body()).contains("money in the wallet"));
        order(anna, 1);
        assertThat(found(dump())).as("the test would see it").isEqualTo(new TreeSet<>(TRACES));
        var ledger = ledger(name);

        ask(browser);
        waits(browser);
        browser.form("/my-data/erasure/cancel", Map.of());
        assertThat(state(name)).isEqualTo("CANCELLED");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/bell").body())
                                .contains("\"You asked to be erased\"")
                                .doesNotContain("Вы попросили"));
        ask(browser);
        waits(browser);
        erase(name);

        Eventually.holds(() -> assertThat(dump()).isEmpty());
        assertThat(found(topics())).isEmpty();
        assertThat(ledger(name)).isEqualTo(ledger).hasSizeGreaterThan(1);
        assertThat(anna.get("/api/profile").status()).isIn(401, 403);
        assertThat(registers(name, "another@example.org")).isEqualTo(422);
        var manager = new Site(app.address()).with("Accept-Language", "en");
        manager.cookie("opora_session", app.tokens().sign("manager-of-" + name, Set.of("manager")));
        assertThat(manager.get("/accounts?q=" + name).body()).contains("erased person");
        assertThat(manager.get("/journal?who=" + name).body()).contains("erased person");
        stillWorks();
    }

    private void stillWorks() throws Exception {
        var data = app.bean(Settings.class).data();
        var verdict =
                VerifyChain.of(app.bean(DataSource.class), System.getenv("OPORA_MASTER_KEY"), data);
        assertThat(verdict.sound()).isTrue();
        assertThat(
                        app.bean(Backbone.class)
                                .replay("gateway", "KeepProducts", (events, where) -> {}))
                .isPositive();
        assertThat(app.bean(Backbone.class).deadLetters().heads(1_000))
                .noneMatch(letter -> ("e" + CODE).equals(letter.key()));
    }

    @Test
    void needsAReasonFromStaffAndAnAccount() throws Exception {
        var manager =
                new Site(app.address())
                        .with("Accept-Language", "en")
                        .cookie(
                                "opora_session",
                                app.tokens().sign("manager-" + CODE, Set.of("manager")));
        manager.get("/erasures");
        var nobody = "nobody-" + CODE;
        assertThat(
                        manager.form("/erasures", Map.of("username", nobody, "reason", "so"))
                                .statusCode())
                .isEqualTo(422);
        manager.form("/erasures", Map.of("username", nobody, "reason", "asked for it by letter"));
        Eventually.holds(
                () ->
                        assertThat(manager.get("/erasures").body())
                                .contains("no account of this name"));
        Eventually.holds(() -> assertThat(state(nobody)).isEqualTo("REFUSED"));
    }

    private Visitor joined(String name) throws Exception {
        assertThat(registers(name, EMAIL)).isEqualTo(201);
        var anna = app.person(name, Set.of("customer"));
        Eventually.holds(() -> assertThat(anna.get("/api/profile").status()).isEqualTo(200));
        return anna;
    }

    private int registers(String name, String email) {
        var json =
                """
                {"username":"%s","email":"%s","password":"Green-Lantern-12"}
                """
                        .formatted(name, email);
        return app.stranger().post("/api/registrations", json).status();
    }

    /// Whatever leaves traces: a profile, a telephone, an order that is told of by mail, an export.
    private void lives(Visitor anna) throws Exception {
        put(
                anna,
                "/api/profile",
                """
                {"name":"%s","email":"%s","language":"en","deliveryAddress":"%s"}
                """
                        .formatted(CALLED, EMAIL, STREET));
        put(
                anna,
                "/api/preferences",
                "{\"phone\":\"%s\",\"zone\":\"Asia/Omsk\",\"digest\":\"NONE\"}".formatted(PHONE));
        var topUp = "{\"amount\":98000}";
        anna.post("/api/wallet/top-ups", topUp, "Idempotency-Key", UUID.randomUUID().toString());
        order(anna, 1);
        talk(anna);
        var sql =
                "select count(*) from notifications.deliveries where username = ? and content like ?";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .params(anna.username(), "%" + CALLED + "%")
                                                .query(Long.class)
                                                .single())
                                .isPositive());
    }

    /// On a ticket, whose words are about the person throughout.
    private static void talk(Visitor anna) throws Exception {
        var wish =
                """
                {"subject":"For %s","text":"Call %s","product":"Router of %s","address":"%s","phone":"%s"}
                """
                        .formatted(CALLED, PHONE, CALLED, STREET, PHONE);
        var key = UUID.randomUUID().toString();
        var asked = anna.post("/api/tickets", wish, "Idempotency-Key", key);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        var words = "{\"text\":\"I am %s\"}".formatted(CALLED);
        anna.post(path + "/messages", words, "Idempotency-Key", key);
        var why = "{\"reason\":\"Not at %s\"}".formatted(STREET);
        anna.post(path + "/cancellation", why, "Idempotency-Key", key + "-c");
        Eventually.holds(() -> assertThat(anna.get(path).at("/status")).isEqualTo("cancelled"));
    }

    private static void put(Visitor anna, String path, String json) {
        var request =
                anna.request(path, "Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json));
        var answer = anna.send(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void order(Visitor anna, int cables) throws Exception {
        var wish =
                """
                {"items":[{"productId":"cable-usb-c","quantity":%d}],"deliveryAddress":"%s"}
                """
                        .formatted(cables, STREET);
        var answer =
                anna.post("/api/orders", wish, "Idempotency-Key", UUID.randomUUID().toString());
        var request = "/api/orders/requests/" + answer.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(request).at("/status")).isEqualTo("PAID"));
    }

    private Site browser(Visitor anna) {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", anna.token());
    }

    private static int ask(Site browser) {
        var name =
                browser.get("/my-data")
                        .body()
                        .replaceAll("(?s).*Type your username, ([^,]+),.*", "$1");
        return browser.form("/my-data/erasure", Map.of("username", name)).statusCode();
    }

    private static void waits(Site browser) throws Exception {
        Eventually.holds(
                () -> assertThat(browser.get("/my-data").body()).contains("You will be erased on"));
    }

    private void erase(String name) throws Exception {
        app.db()
                .sql("update privacy.erasures set due_at = now() where username = ?")
                .param(name)
                .update();
        app.bean(ErasePeople.class).ring();
        Eventually.holds(() -> assertThat(state(name)).isEqualTo("DONE"));
    }

    private String state(String name) {
        var sql =
                "select state from privacy.erasures where username = ? order by asked_at desc limit 1";
        return app.db().sql(sql).param(name).query(String.class).single();
    }

    private List<Map<String, Object>> ledger(String name) {
        var sql =
                "select kind, debit, credit, amount from billing.transfers where username = ? order by id";
        return app.db().sql(sql).param(name).query().listOfRows();
    }

    private static Set<String> found(String text) {
        var found = new TreeSet<String>();
        TRACES.stream().filter(text::contains).forEach(found::add);
        return found;
    }

    /// All tables as text, with bytes as readable as they are.
    private String dump() throws SQLException {
        var all = new StringBuilder();
        try (var connection = app.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set bytea_output = 'escape'");
            var tables = new TreeSet<String>();
            var sql =
                    """
                    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
                    """;
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                // only what holds a trace: the other tests' rows need not travel
                var like = String.join("|", TRACES).replace("+", "\\+");
                try (var rows =
                        statement.executeQuery(
                                "select t::text from %s t where t::text ~ '%s'"
                                        .formatted(table, like))) {
                    while (rows.next()) {
                        all.append(table).append(' ').append(rows.getString(1)).append('\n');
                    }
                }
            }
            statement.execute("reset bytea_output");
        }
        return all.toString();
    }

    private String topics() {
        var config = new HashMap<>(app.bean(Backbone.class).client());
        config.put("auto.offset.reset", "earliest");
        var all = new StringBuilder();
        try (var kafka =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    kafka.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(info -> !info.topic().startsWith("__"))
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            var ends = kafka.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> kafka.position(one) < ends.get(one))) {
                for (var record : kafka.poll(Duration.ofMillis(200))) {
                    all.append(record.topic()).append(' ');
                    all.append(text(record.key())).append(text(record.value())).append('\n');
                }
            }
        }
        return all.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
