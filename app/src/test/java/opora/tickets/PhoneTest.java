package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// An agent takes a call.
class PhoneTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

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
