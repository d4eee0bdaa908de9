package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody outside is asked about a ticket.
class OutsideTest {
    private static final String SUPPLIER = "supplier@example.org";
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void whatIsAskedAndAnsweredStaysAmongStaff() throws Exception {
        var number = Desks.opened(anna, "A part is missing");
        var once = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(ask(number, once, SUPPLIER, "Is it in stock?").status()).isEqualTo(303);
        }
        Eventually.holds(() -> assertThat(letters(once)).isEqualTo(1));
        answer(number, "Supplier@Example.org", "It comes on Monday.");
        Eventually.holds(
                () ->
                        assertThat(eva.get("/desk/" + number).body())
                                .contains("← Supplier@Example.org", "It comes on Monday."));
        answer(number, anna.username() + "@example.com", "Any news?");
        Eventually.holds(
                () -> assertThat(anna.get("/tickets/" + number).body()).contains("Any news?"));
        assertThat(anna.get("/tickets/" + number).body())
                .doesNotContain("Is it in stock?", "Monday", "example.org");
    }

    @Test
    void forwardsAllThatTheCustomerMayRead() throws Exception {
        var number = Desks.opened(anna, "It hums");
        say(number, "PUBLIC", "Since when does it hum?");
        say(number, "INTERNAL", "Third one this week.");
        var again = Desks.opened(anna, "It still hums");
        say(again, "PUBLIC", "Is it louder?");
        say(number, "PUBLIC", "We ask the maker.");
        var merge = "/api/desk/tickets/" + again + "/merge";
        assertThat(eva.post(merge, "{\"into\":" + number + "}").status()).isEqualTo(200);
        var page = eva.get("/desk/" + number + "/outside").body();
        assertThat(page)
                .containsSubsequence(
                        "&gt; We ask the maker.",
                        "&gt; Is it louder?",
                        "&gt; Since when does it hum?");
        assertThat(page).doesNotContain("Third one");
    }

    private void say(long number, String visibility, String text) {
        var said =
                eva.post(
                        "/api/desk/tickets/" + number + "/messages",
                        "{\"text\": \"%s\", \"visibility\": \"%s\"}".formatted(text, visibility),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoAddress() throws Exception {
        var number = Desks.opened(anna, "Nowhere");
        assertThat(eva.get("/desk/" + number + "/outside").body()).contains("name=\"address\"");
        for (var wrong :
                List.of("nobody", "a@b@c.de", "a b@c.de", "a@c.de,b@c.de", "a@c.de\nBcc: x@y.de")) {
            assertThat(ask(number, UUID.randomUUID() + "", wrong, "Hello").body())
                    .as(wrong)
                    .contains("id=\"address-flaw\"");
        }
        var api =
                eva.post(
                        "/api/desk/tickets/" + number + "/outside",
                        "{\"address\":\"a@b.de\",\"subject\":\"A\"}",
                        "Idempotency-Key",
                        UUID.randomUUID() + "");
        assertThat(api.at("/errors/0/field")).isEqualTo("text");
        assertThat(anna.get("/desk/" + number + "/outside").status()).isEqualTo(403);
    }

    private Visitor.Answer ask(long number, String once, String address, String text) {
        return eva.form(
                "/desk/" + number + "/outside",
                Stream.of("once", once, "address", address, "subject", "A question", "text", text));
    }

    private long letters(String once) {
        return app.bean(JdbcClient.class)
                .sql("select count(*) from notifications.deliveries where id = ?")
                .param("outside-" + once)
                .query(Long.class)
                .single();
    }

    /// As the mailroom says it.
    private void answer(long number, String email, String text) {
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        var author = email.startsWith(anna.username()) ? anna.username() : Guest.of(email);
        var wish =
                new MessageRequested(
                        UUID.randomUUID() + "",
                        ticket.id().toString(),
                        author,
                        email,
                        Channel.MAIL,
                        text,
                        List.of(),
                        "",
                        Instant.now());
        var database = app.bean(Database.class);
        database.transact(
                "mailroom",
                _ -> {
                    database.publish(wish);
                    return true;
                });
    }
}
