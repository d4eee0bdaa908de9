package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// An agent takes a call.
class PhoneTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final String code = Long.toString(1_000_000 + new SecureRandom().nextLong(8_999_999));

    @Test
    void findsWhoCallsAndWhatIsOpenAlready() throws Exception {
        var people = app.bean(FindPeople.class);
        Eventually.holds(() -> assertThat(people.named(anna.username())).isPresent());
        app.db()
                .sql("update tickets.people set name = ?, phone = ? where username = ?")
                .params("Анна Петрова-" + anna.username(), "+7 912 555-01-02", anna.username())
                .update();
        assertThat(people.find("петр " + anna.username())).hasSize(1);
        assertThat(people.find("9125550 " + anna.username()).getFirst().username())
                .isEqualTo(anna.username());
        assertThat(people.find("a")).isEmpty();
        assertThat(people.find("& | ! ' :*")).isEmpty();

        var number = Desks.opened(anna, "Open already");
        var beside =
                eva.get("/desk/new/beside?q=" + anna.username() + "&customer=" + anna.username());
        assertThat(beside.body()).contains("value=\"" + anna.username() + "\"", "Open already");
        var picked =
                send("/desk/new/pick", "once", "o", "pick", anna.username(), "subject", "Typed");
        assertThat(picked.body())
                .contains("Анна Петрова", "value=\"Typed\"", "href=\"/desk/" + number + "\"");
    }

    @Test
    void opensOneTicketHoweverOftenTheButtonIsPressed() throws Exception {
        var once = UUID.randomUUID().toString();
        var first =
                open(
                        once,
                        "name",
                        "Mr. Brown",
                        "phone",
                        "+44 20 7946 0000",
                        "subject",
                        "No light",
                        "impact",
                        "HIGH",
                        "urgency",
                        "HIGH",
                        "tags",
                        "light, lamp",
                        "wished",
                        "2027-01-10T10:30");
        assertThat(first.status()).as(first.body()).isEqualTo(303);
        var again =
                open(
                        once,
                        "name",
                        "Mr. Brown",
                        "subject",
                        "No light",
                        "impact",
                        "HIGH",
                        "urgency",
                        "HIGH");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var number = first.header("Location").orElseThrow().replaceAll("\\D", "");
        var ticket = eva.get("/api/desk/tickets/" + number);
        assertThat(ticket.at("/ticket/origin/channel")).isEqualTo("PHONE");
        assertThat(ticket.at("/ticket/origin/by")).isEqualTo(eva.username());
        assertThat(ticket.at("/ticket/caller/username")).startsWith("guest-");
        assertThat(ticket.at("/priority")).isEqualTo("CRITICAL");
        assertThat(ticket.json().at("/ticket/matter/tags")).hasSize(2);
    }

    @Test
    void saysWhatIsMissing() {
        var flawed =
                open("o2", "subject", " ", "wished", "never", "impact", "LOW", "urgency", "LOW");
        assertThat(flawed.status()).isEqualTo(422);
        assertThat(flawed.body())
                .contains("id=\"name-flaw\"", "id=\"subject-flaw\"", "id=\"wished-flaw\"");
        var nobody =
                open(
                        "o3",
                        "customer",
                        "no-such-person",
                        "subject",
                        "A",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW");
        assertThat(nobody.body()).contains("id=\"customer-flaw\"");
    }

    @Test
    void findsAgainWhoCalledWithoutAnAccount() throws Exception {
        var called = "Тамара Код" + code;
        var first = opened("name", called, "phone", "8 (900) " + digits(), "subject", "First");
        var guest = customer(first);
        for (var heard :
                List.of(
                        "код" + code + " тамара",
                        called,
                        "8900" + digits(),
                        "+7 900 " + digits(),
                        "900 " + digits().substring(0, 7),
                        "тамара 900" + digits())) {
            var beside = eva.get("/desk/new/beside?q=" + encoded(heard)).body();
            assertThat(beside).as(heard).contains("value=\"" + guest + "\"", called);
            var told = eva.get("/api/desk/people?q=" + encoded(heard));
            assertThat(told.at("/people/0/username")).as(heard).isEqualTo(guest);
        }
        var picked = send("/desk/new/pick", "once", "o", "pick", guest, "subject", "Typed").body();
        assertThat(picked)
                .contains("name=\"customer\" value=\"" + guest + "\"", "/desk/" + first)
                .contains("value=\"" + called + "\"", "value=\"Typed\"");
        var again = opened("customer", guest, "name", called, "subject", "Second");
        assertThat(customer(again)).isEqualTo(guest);
        var another = send("/desk/new/pick", "once", "o", "pick", "", "customer", guest).body();
        assertThat(another).doesNotContain(guest);
    }

    @Test
    void saysWhoIsHereAlreadyWhileTheyAreTypedIn() throws Exception {
        var mail = "Caller-" + code + "@example.org";
        var number = opened("name", "Код" + code, "phone", "8900" + digits(), "subject", "Here");
        var mailed = opened("email", mail, "subject", "By mail " + code);
        var guest = customer(number);
        var beside = "/desk/new/beside?name=" + encoded("код" + code);
        assertThat(eva.get(beside + "&phone=" + encoded("+7 900 " + digits())).body())
                .contains("value=\"" + guest + "\"", "/desk/" + number)
                .doesNotContain("/desk/" + mailed + "\"");
        assertThat(eva.get("/desk/new/beside?email=" + mail.toLowerCase(Locale.ROOT)).body())
                .contains("/desk/" + mailed, "By mail " + code);
        assertThat(eva.get("/desk/new/beside?phone=8900").body()).doesNotContain("/desk/");

        // the number is known by now, however it is written; and an address that comes later
        var written = opened("name", "Другой", "phone", "+7 900 " + digits(), "subject", "A");
        assertThat(customer(written)).isEqualTo(guest);
        var later = "later-" + code + "@example.org";
        var fuller =
                opened("name", "Другой", "phone", "900" + digits(), "email", later, "subject", "B");
        assertThat(customer(fuller)).isEqualTo(guest);
        assertThat(app.bean(FindPeople.class).named(guest).orElseThrow().email()).isEqualTo(later);
    }

    @Test
    void forgetsWhoCalledWithoutAnAccount() throws Exception {
        var guest = customer(opened("name", "Код" + code, "subject", "To be forgotten"));
        var database = app.bean(Database.class);
        database.transact(
                "privacy",
                _ -> {
                    database.publish(new PersonErased(guest, Instant.now()));
                    return true;
                });
        var people = app.bean(FindPeople.class);
        Eventually.holds(() -> assertThat(people.find("код" + code)).isEmpty());
        assertThat(people.named(guest)).isEmpty();
    }

    @Test
    void knowsTheNumberThatACustomerGave() throws Exception {
        Eventually.holds(
                () -> assertThat(app.bean(FindPeople.class).named(anna.username())).isPresent());
        opened("customer", anna.username(), "phone", "+7 900 " + digits(), "subject", "Mine");
        var found = eva.get("/api/desk/people?q=" + encoded("8900" + digits()));
        assertThat(found.at("/people/0/username")).isEqualTo(anna.username());
        var picked = send("/desk/new/pick", "once", "o", "pick", anna.username()).body();
        assertThat(picked).contains("value=\"+7 900 " + digits());
    }

    @Test
    void saysThatNobodyWillGetAReplyByMail() throws Exception {
        var number = opened("name", "Код" + code, "phone", "+7 900 " + digits(), "subject", "C");
        var page = "/desk/" + number;
        assertThat(eva.get(page, "Accept-Language", "en").body())
                .contains("Nobody will get this reply by mail", "Call them: +7 900 " + digits());
        assertThat(eva.get(page, "Accept-Language", "ru").body())
                .contains("Почтой этот ответ никто не получит");
        var mail = "known-" + code + "@example.org";
        opened("customer", customer(number), "name", "Код" + code, "email", mail, "subject", "D");
        assertThat(eva.get(page, "Accept-Language", "en").body()).doesNotContain("Call them");
        var mine = Desks.opened(anna, "With an account");
        assertThat(eva.get("/desk/" + mine, "Accept-Language", "en").body())
                .doesNotContain("Nobody will get this reply");
    }

    @Test
    void takesNoNumberThatIsNone() {
        var subject = List.of("subject", "A", "impact", "LOW", "urgency", "LOW");
        for (var wrong : List.of("не номер", "1234", "+7 900 123 45 67 89 012 3", "8900123456x")) {
            var words = Stream.concat(Stream.of("name", "B", "phone", wrong), subject.stream());
            var answer = open("f" + code, words.toArray(String[]::new));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"phone-flaw\"");
            var wish = "{\"subject\":\"A\",\"phone\":\"%s\"}".formatted(wrong);
            var told = anna.post("/api/tickets", wish, "Idempotency-Key", UUID.randomUUID() + "");
            assertThat(told.status()).as(wrong).isEqualTo(422);
            assertThat(told.at("/errors/0/field")).isEqualTo("phone");
        }
    }

    @Test
    void programsOpenATicketForACallerOnce() {
        var wish =
                """
                {"name": "Мария Код%s", "phone": "+7 900 %s", "subject": "Нет света", "product": "Lamp %s",
                 "impact": "HIGH", "urgency": "HIGH", "tags": ["light", "lamp"], "wishedAt": "2027-01-10T10:30:00Z"}
                """
                        .formatted(code, digits(), code);
        var key = UUID.randomUUID().toString();
        var first = program(key, wish);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        var number = first.at("/number");
        assertThat(first.header("Location")).hasValue("/api/desk/tickets/" + number);
        assertThat(first.at("/origin/channel")).isEqualTo("PHONE");
        assertThat(first.at("/origin/by")).isEqualTo(eva.username());
        assertThat(first.at("/matter/wishedAt")).isEqualTo("2027-01-10T10:30:00Z");
        assertThat(first.json().at("/matter/tags")).hasSize(2);
        var again = program(key, wish);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.at("/number")).isEqualTo(number);
        assertThat(program(key, wish.replace("света", "воды")).status()).isEqualTo(422);
        assertThat(eva.post("/api/desk/tickets", wish).status()).isEqualTo(400);

        var beside = eva.get("/api/desk/beside?phone=8900" + digits());
        assertThat(beside.at("/known/0/username")).isEqualTo(first.at("/caller/username"));
        assertThat(beside.at("/theirs/0/number")).isEqualTo(number);
        var heard = eva.get("/api/desk/beside?q=" + encoded("код" + code));
        assertThat(heard.at("/found/0/name")).isEqualTo("Мария Код" + code);
        var similar = eva.get("/api/desk/beside?product=" + encoded("lamp " + code));
        assertThat(similar.at("/similar/0/number")).isEqualTo(number);
        var known =
                "{\"customer\": \"%s\", \"subject\": \"Again\"}"
                        .formatted(first.at("/caller/username"));
        assertThat(program(UUID.randomUUID() + "", known).at("/caller/phone"))
                .isEqualTo("+7 900 " + digits());
    }

    @Test
    void anAgentOfOneQueueTakesCallsForAll() throws Exception {
        var ivan = Desks.agent(app, Reach.QUEUE, "queue-" + code);
        var once = UUID.randomUUID().toString();
        var who = Stream.of("once", once, "name", "Mr. White", "phone", "+44 20 7946 0001");
        var weight = Stream.of("kind", "INCIDENT", "impact", "LOW", "urgency", "LOW");
        var what = Stream.concat(weight, Stream.of("subject", "Ring " + code));
        assertThat(ivan.get("/desk/new").status()).isEqualTo(200);
        var opened = ivan.form("/desk/new", Stream.concat(who, what));
        assertThat(opened.status()).as(opened.body()).isEqualTo(303);
        var next = opened.header("Location").orElseThrow();
        assertThat(next).startsWith("/desk/new?opened=");
        var number = next.substring(next.indexOf('=') + 1);
        assertThat(ivan.get(next).body()).contains(number);
        assertThat(ivan.get("/desk/" + number).status()).isEqualTo(404);
        assertThat(eva.get("/desk/" + number).body()).contains("Ring " + code);
        assertThat(ivan.get("/api/desk/beside?subject=" + code).body()).doesNotContain(number);
        var own = Desks.agent(app, Reach.OWN, "");
        assertThat(own.get("/desk/new").status()).isEqualTo(403);
        assertThat(own.get("/api/desk/people?q=" + code).status()).isEqualTo(403);
    }

    @Test
    void programsHearWhatIsWrongWithACall() {
        var absurd =
                """
                {"customer": "no-such-%s", "name": "a\\u0000b", "phone": "12", "subject": "", "wishedAt": "soon",
                 "kind": "JOKE", "fields": {"no_such": "x"}, "tags": ["a\\u0000"]}
                """
                        .formatted(code);
        var refused = program("flawed", absurd);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().at("/errors").findValuesAsString("field"))
                .contains(
                        "customer",
                        "name",
                        "phone",
                        "subject",
                        "wishedAt",
                        "kind",
                        "fields.no_such",
                        "tags");
        assertThat(program("nobody", "{\"subject\": \"A\"}").at("/errors/0/field"))
                .isEqualTo("name");
        assertThat(program("customer", "{}").status()).isEqualTo(422);
        var customers = anna.post("/api/desk/tickets", "{\"subject\": \"A\"}");
        assertThat(customers.status()).isEqualTo(403);
    }

    private Visitor.Answer program(String key, String wish) {
        return eva.post("/api/desk/tickets", wish, "Idempotency-Key", key);
    }

    private String digits() {
        return code.replaceAll("\\D", "").substring(0, 7);
    }

    private long opened(String... fields) {
        var usual = List.of("impact", "LOW", "urgency", "LOW");
        var words = Stream.concat(Stream.of(fields), usual.stream()).toArray(String[]::new);
        var answer = open(UUID.randomUUID().toString(), words);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return Long.parseLong(answer.header("Location").orElseThrow().replaceAll("\\D", ""));
    }

    private String customer(long number) {
        return eva.get("/api/desk/tickets/" + number).at("/ticket/caller/username");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void belongsToTheCustomerWhoCalled() throws Exception {
        Eventually.holds(
                () -> assertThat(app.bean(FindPeople.class).named(anna.username())).isPresent());
        open(
                UUID.randomUUID().toString(),
                "customer",
                anna.username(),
                "subject",
                "By phone",
                "impact",
                "LOW",
                "urgency",
                "LOW");
        Eventually.holds(() -> assertThat(anna.get("/tickets").body()).contains("By phone"));
    }

    private Visitor.Answer open(String once, String... fields) {
        return send(
                "/desk/new",
                Stream.concat(Stream.of("once", once, "kind", "INCIDENT"), Stream.of(fields))
                        .toArray(String[]::new));
    }

    private Visitor.Answer send(String path, String... fields) {
        return eva.form(path, Stream.of(fields));
    }
}
