package opora.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.cards.CardDeclined;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import opora.orders.CancellationAnswered;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules as staff makes them, with events that really travel.
class RulesTest {
    private static final String EVENT = CancellationAnswered.class.getName();

    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));

    @Test
    void aRuleAppliesFromItsSavingOnWithoutARestartAndTellsEverybodyOnce() throws Exception {
        var anna = app.person();
        happens(anna.username(), "too early", false);
        var rule =
                rule(
                        anna.username(),
                        TemplatesTest.template(
                                staff, "Order {{orderId}}", "{{status}} <{{person.name}}>"));
        assertThat(rule.status()).as(rule.body()).isEqualTo(201);

        happens(anna.username(), "fits", false);
        happens(anna.username(), "<img src=x>", true);
        happens("somebody else", "fits", false);
        Eventually.holds(() -> assertThat(told(anna)).isEqualTo(2)); // a mail and a bell
        assertThat(bell(anna)).isEqualTo("fits <" + anna.username() + ">");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/mailbox").body())
                                .contains("fits &lt;" + anna.username() + "&gt;"));

        var id = rule.at("/id");
        assertThat(post("/rules/" + id + "/active", "on", "false").status()).isEqualTo(303);
        happens(anna.username(), "while off", false);
        assertThat(post("/rules/" + id + "/active", "on", "true").status()).isEqualTo(303);
        happens(anna.username(), "on again", false);
        Eventually.holds(() -> assertThat(told(anna)).isEqualTo(4));
        assertThat(bell(anna)).startsWith("on again");
        assertThat(post("/rules/" + id + "/removal").status()).isEqualTo(303);
    }

    @Test
    void whoJustJoinedReadsTheLanguageTheyJoinedIn() throws Exception {
        var joined = WordingTest.facts("{\"username\":\"newcomer\",\"language\":\"en\"}");
        var readers = app.bean(Readers.class);
        assertThat(readers.of("newcomer", null, joined).language()).isEqualTo("en");
        assertThat(readers.of("newcomer", "ru", joined).language()).isEqualTo("ru");
        assertThat(readers.of("another", null, joined).language()).isEqualTo("ru");
    }

    @Test
    void aRuleIsTriedOnAnEventOfThePastBeforeItIsSaved() throws Exception {
        var anna = app.person();
        happens(anna.username(), "tried", false);
        var template = TemplatesTest.template(staff, "Order {{orderId}}", "Now {{status}}");
        Eventually.holds(
                () -> {
                    var page = form("/rules/new", anna.username(), template, "try", "1");
                    assertThat(page.status()).as(page.body()).isEqualTo(200);
                    assertThat(page.body()).contains("id=\"trial\"", "Now tried", anna.username());
                });
        var other = form("/rules/new", "nobody", template, "try", "1");
        assertThat(other.body()).contains("id=\"trial\"").doesNotContain("Now tried");
        assertThat(
                        app.db()
                                .sql("select count(*) from rules.rules where name = ?")
                                .param("Page " + anna.username())
                                .query(Long.class)
                                .single())
                .isZero();
        var api =
                staff.post(
                        "/api/rules/trials",
                        draft(anna.username(), template),
                        "Accept-Language",
                        "en");
        assertThat(api.json().at("/notices").size()).isEqualTo(2);
        assertThat(api.at("/notices/0/body")).isEqualTo("Now tried");
    }

    @Test
    void thePageSavesChangesAndShowsWhatIsWrong() throws Exception {
        var name = app.person().username();
        var template = TemplatesTest.template(staff, "Order {{orderId}}", "Now {{status}}");
        assertThat(form("/rules/new", name, template).status()).isEqualTo(303);
        var id =
                app.db()
                        .sql("select id from rules.rules where name = ?")
                        .param("Page " + name)
                        .query(Long.class)
                        .single();
        var shown = staff.get("/rules/" + id, "Accept-Language", "en").body();
        assertThat(shown).contains("Page " + name, "value=\"" + name + "\"");
        assertThat(form("/rules/" + id, name, template, "version", "1").status()).isEqualTo(303);
        var late = form("/rules/" + id, name, template, "version", "1", "last", "true");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("clash", "name=\"version\" value=\"2\"");
        var wrong =
                form(
                        "/rules/" + id,
                        name,
                        template,
                        "c.1.field",
                        "total",
                        "c.1.operator",
                        "EQUALS");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("class=\"flaw\"", "answeredAt");
        var more = form("/rules/" + id, name, template, "more", "1");
        assertThat(more.body()).contains("c.4.field", "r.4.value");
        assertThat(post("/rules/" + id + "/rise").status()).isEqualTo(303);
        assertThat(post("/rules/" + id + "/removal").status()).isEqualTo(303);
        assertThat(staff.get("/rules/" + id).status()).isEqualTo(404);
    }

    @Test
    void rolesAndQueuesNameWhoeverIsInThem() throws Exception {
        var queue = "queue " + app.person().username();
        var agent = app.person().username();
        var barred = app.person().username();
        access(agent, queue, false);
        access(barred, queue, true);
        var template = TemplatesTest.template(staff, "Order {{orderId}}", "Now {{status}}");
        var draft =
                draft("x", template)
                        .replaceAll(
                                "\"conditions\":\\{.*\\s.*}]]},", "\"conditions\":{\"groups\":[]},")
                        .replaceFirst(
                                "\"FIELD\",\"value\":\"username\"",
                                "\"QUEUE\",\"value\":\"" + queue + "\"")
                        .replaceFirst(
                                "\"FIELD\",\"value\":\"username\"",
                                "\"ADDRESS\",\"value\":\"desk@example.org\"");
        happens("x", "tried", false);
        Eventually.holds(
                () -> {
                    var tried = staff.post("/api/rules/trials", draft);
                    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
                    assertThat(tried.json().at("/notices").findValuesAsString("recipient"))
                            .containsExactlyInAnyOrder("desk@example.org", agent, agent);
                });
    }

    private void access(String username, String queue, boolean barred) {
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    var role = new GivenRole("agent", Reach.QUEUE, queue);
                    database.publish(
                            new AccessChanged(username, List.of(role), barred, Instant.now()));
                    return true;
                });
    }

    @Test
    void whatComesWithTheProductIsCalledInTheReadersLanguageUntilItIsRenamed() {
        var sql = "select id from rules.rules where name like 'Счёт выставлен%'";
        var id = app.db().sql(sql).query(Long.class).single();
        assertThat(staff.get("/rules", "Accept-Language", "en").body())
                .contains(">Invoice issued<")
                .doesNotContain("Счёт выставлен");
        assertThat(staff.get("/rules", "Accept-Language", "ru").body())
                .contains(">Счёт выставлен<")
                .doesNotContain(">Invoice issued<");
        assertThat(staff.get("/templates", "Accept-Language", "en").body())
                .contains(">Invoice issued<")
                .doesNotContain("Счёт выставлен");
        var page = staff.get("/rules/" + id, "Accept-Language", "en").body();
        assertThat(page).contains("value=\"Invoice issued\"").doesNotContain("Счёт выставлен");
        var names = app.bean(ShippedNames.class);
        var kept = "Счёт выставлен / Invoice issued";
        assertThat(names.kept("Invoice issued", kept, "en")).isEqualTo(kept);
        assertThat(names.kept("Bills", kept, "en")).isEqualTo("Bills");
        assertThat(names.shown("Bills", "en")).isEqualTo("Bills");
    }

    @Test
    void eventsAreChosenByTheirNamesInGroups() {
        var page = staff.get("/rules", "Accept-Language", "en").body();
        assertThat(page)
                .contains(
                        "<optgroup label=\"Subscriptions and invoices\">", "An invoice was issued")
                .doesNotContain("SigningKeyIssued", "SomebodyWrites", "DataGathered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rules", "/templates", "/api/rules", "/api/templates"})
    void areForStaffOnly(String path) {
        assertThat(staff.get(path).status()).isEqualTo(200);
        assertThat(app.person().get(path).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "templates"})
    void knowNoEventsOfNotificationsThemselves(String page) {
        var own = "opora.notifications.NotificationSent";
        assertThat(staff.get("/" + page + "/new?event=" + own).status()).isEqualTo(404);
        assertThat(staff.get("/" + page + "/new?event=" + EVENT).status()).isEqualTo(200);
        assertThat(staff.get("/" + page).body()).contains(EVENT).doesNotContain(own);
    }

    private long told(Visitor person) {
        var sql = "select count(*) from notifications.deliveries where username = ?";
        return app.db().sql(sql).param(person.username()).query(Long.class).single();
    }

    private String bell(Visitor person) {
        var sql =
                "select content from notifications.bell where username = ? order by position desc limit 1";
        return app.db().sql(sql).param(person.username()).query(String.class).single();
    }

    private void happens(String username, String status, boolean cancelled) throws Exception {
        var database = app.bean(Database.class);
        database.transact(
                "orders",
                _ -> {
                    database.publish(
                            new CancellationAnswered(
                                    UUID.randomUUID().toString(),
                                    1001,
                                    username,
                                    cancelled,
                                    status,
                                    Instant.now()));
                    return true;
                });
        Thread.sleep(Duration.ofMillis(5)); // times of events have no finer parts
    }

    private Visitor.Answer rule(String username, long template) {
        return staff.post("/api/rules", draft(username, template));
    }

    private static String draft(String username, long template) {
        return """
               {"name":"Cancelled","eventType":"%s","kind":"ORDERS","templateId":%d,"timing":"AT_ONCE",
                "conditions":{"groups":[[{"field":"username","operator":"EQUALS","value":"%s"},
                                         {"field":"cancelled","operator":"EQUALS","value":"false"}]]},
                "recipients":[{"kind":"FIELD","value":"username"},{"kind":"FIELD","value":"username"}],
                "channels":["EMAIL","BELL"],"language":"ru","last":false,"active":true,"version":null}
               """
                .formatted(EVENT, template, username);
    }

    private Visitor.Answer form(String path, String username, long template, String... more) {
        var fields =
                Stream.of(
                        "name",
                        "Page " + username,
                        "eventType",
                        EVENT,
                        "kind",
                        "ORDERS",
                        "timing",
                        "AWAKE",
                        "templateId",
                        "" + template,
                        "channels",
                        "BELL",
                        "c.0.field",
                        "username",
                        "c.0.operator",
                        "EQUALS",
                        "c.0.value",
                        username,
                        "r.0.kind",
                        "FIELD",
                        "r.0.value",
                        "username");
        return staff.form(path, Stream.concat(fields, Stream.of(more)));
    }

    private Visitor.Answer post(String path, String... fields) {
        return staff.form(path, Stream.of(fields));
    }

    @Test
    void rulesForDeclinedCardsAndLocksComeWithTheProduct() throws Exception {
        var anna = app.person();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var declined =
                new CardDeclined(
                        "c-" + UUID.randomUUID(),
                        anna.username(),
                        "4321",
                        149_000,
                        "RUB",
                        "subscriptions",
                        "NO_FUNDS",
                        now);
        var database = app.bean(Database.class);
        database.transact(
                "cards",
                _ -> {
                    database.publish(declined);
                    return now;
                });
        var sql =
                "select count(*) from notifications.bell where username = ? and subject like '%4321%'";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .param(anna.username())
                                                .query(Long.class)
                                                .single())
                                .isOne());
        var shipped = "select name from rules.shipped s where exists (select from rules.rules)";
        assertThat(app.db().sql(shipped).query(String.class).list())
                .contains("locked", "issued", "paid", "unpaid", "suspended", "declined");
    }
}
