package opora.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.identity.UserRegistered;
import opora.shell.Site;
import org.junit.jupiter.api.Test;

class CustomersTest {
    private final WholeApp app = WholeApp.get();

    @Test
    void aProfileBeginsWithARegistrationAndIsItsOwnersToChange() throws Exception {
        var anna = joined();
        var changed =
                put(
                        anna,
                        "{\"name\":\"Анна\",\"email\":\"a@example.com\",\"language\":\"ru\",\"deliveryAddress\":\"Мира 1\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(anna.get("/api/profile").at("/name")).isEqualTo("Анна");
        assertThat(joined().get("/api/profile").at("/name")).isNotEqualTo("Анна");
    }

    @Test
    void aChangeThatDidNotSeeTheLastOneIsRefused() throws Exception {
        var anna = joined();
        var tag = anna.get("/api/profile").header("ETag").orElseThrow();
        var body = "{\"name\":\"Anna\",\"email\":\"a@example.com\",\"language\":\"en\"}";
        assertThat(put(anna, body, "If-Match", tag).status()).isEqualTo(200);
        assertThat(put(anna, body, "If-Match", tag).status()).isEqualTo(412);
        assertThat(put(anna, body, "If-Match", "\"nonsense\"").status()).isEqualTo(412);
    }

    @Test
    void flawsAreNamedByField() throws Exception {
        var refused =
                put(joined(), "{\"name\":\"\",\"email\":\"a@example.com\",\"language\":\"de\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"field\":\"name\"", "\"field\":\"language\"")
                .doesNotContain("\"field\":\"email\"");
    }

    @Test
    void markupInANameStaysText() throws Exception {
        var anna = joined();
        put(
                anna,
                "{\"name\":\"<img src=x onerror=alert(1)>\",\"email\":\"a@example.com\",\"language\":\"en\"}");
        var page =
                new Site(app.address())
                        .cookie(
                                "opora_session",
                                app.tokens().sign(anna.username(), Set.of("customer")))
                        .get("/profile");
        assertThat(page.body()).doesNotContain("<img src=x").contains("&lt;img src=x");
    }

    @Test
    void aFormSavedTwiceFromOldPagesDoesNotOverwrite() throws Exception {
        var anna = joined();
        var site =
                new Site(app.address())
                        .cookie(
                                "opora_session",
                                app.tokens().sign(anna.username(), Set.of("customer")));
        site.get("/profile");
        var form =
                Map.of("name", "First", "email", "a@example.com", "language", "en", "version", "1");
        assertThat(site.form("/profile", form).statusCode()).isEqualTo(303);
        assertThat(site.get("/profile").body()).contains("Profile saved");
        var second = new java.util.HashMap<>(form);
        second.put("name", "Second");
        var late = site.form("/profile", second);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("<span>First</span>", "<span>Second</span>", "value=\"Second\"");
        second.put("version", "2");
        assertThat(site.form("/profile", second).statusCode()).isEqualTo(303);
    }

    @Test
    void aProfileBeginsInTheLanguageOfWhoJoins() throws Exception {
        var early = app.person("p" + Long.toString(System.nanoTime(), 36), Set.of("customer"));
        assertThat(early.get("/api/profile").status()).isEqualTo(404);
        publish(new UserRegistered(early.username(), "e@example.com", now(), "test", "en"));
        Eventually.holds(
                () -> assertThat(early.get("/api/profile").at("/language")).isEqualTo("en"));
    }

    private Visitor joined() throws Exception {
        var person = app.person();
        Eventually.holds(() -> assertThat(person.get("/api/profile").status()).isEqualTo(200));
        return person;
    }

    private void publish(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    database.publish(event);
                    return event;
                });
    }

    private static Visitor.Answer put(Visitor person, String body, String... headers) {
        return person.send(
                person.request("/api/profile", headers)
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
