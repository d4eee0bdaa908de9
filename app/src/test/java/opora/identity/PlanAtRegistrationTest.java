package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever joins chooses a plan, where the administrator wants that; it begins when it is paid for.
class PlanAtRegistrationTest {
    private final WholeApp app = WholeApp.get();
    private final String name = "w" + Long.toString(System.nanoTime(), 36);
    private final Site site =
            new Site(app.address(), Newcomer.freshPlace()).with("Accept-Language", "en");

    @BeforeEach
    void ask() throws Exception {
        var steps = app.bean(RegistrationSteps.class);
        steps.turn("plan", true);
        Eventually.holds(() -> assertThat(steps.asked()).isNotEmpty());
    }

    @AfterEach
    void nobodyElseIsAsked() {
        app.bean(RegistrationSteps.class).turn("plan", false);
    }

    @Test
    void theChoiceWaitsUntilItIsSaidHowItIsPaid() throws Exception {
        assertThat(site.get("/sign-up").body()).contains("Home, ₽1,490.00 a month");
        var joined = site.form("/sign-up", person("home"));
        assertThat(joined.headers().firstValue("Location")).contains("/subscription");
        Eventually.holds(
                () ->
                        assertThat(site.get("/subscription").body())
                                .contains("You chose: Home", "href=\"/cards/new\""));
        var program = new Newcomer(app, name, Newcomer.freshPlace()).program();
        assertThat(program.get("/api/subscription").statusCode()).as("not begun").isEqualTo(404);
        site.get("/cards/new");
        var card = Map.of("number", "4242424242424242", "expiry", "12/30", "code", "123");
        assertThat(site.form("/cards/new", card).statusCode()).isEqualTo(303);
        Eventually.holds(
                () ->
                        assertThat(site.get("/subscription").body())
                                .contains("You chose: Home")
                                .doesNotContain("Add a card"));
        var begun = site.form("/subscription", Map.of("plan", "home", "method", "CARD"));
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(site.get("/subscription").body()).doesNotContain("You chose");
    }

    @Test
    void nobodyHasToChooseAndNobodyChoosesWhatIsNotOffered() throws Exception {
        site.get("/sign-up");
        assertThat(site.form("/sign-up", person("no-such-plan")).statusCode()).isEqualTo(422);
        var without = site.form("/sign-up", person(""));
        assertThat(without.headers().firstValue("Location")).contains("/");
        assertThat(site.get("/subscription").body()).doesNotContain("You chose");
    }

    @Test
    void programsChooseToo() throws Exception {
        var steps = site.get("/api/registrations/steps").body();
        assertThat(steps).contains("\"kind\":\"PLAN\"", "\"home\":\"Home, ₽1,490.00 a month\"");
        var plain = Newcomer.json(Map.of("username", name, "email", email(), "password", "x"));
        var wish =
                plain.replace("\"x\"", "\"" + Newcomer.PASSWORD + "\"")
                        .replaceAll("}$", ",\"answers\":{\"plan\":\"home\"}}");
        assertThat(site.json("POST", "/api/registrations", wish).statusCode()).isEqualTo(201);
        var someone = new Newcomer(app, name, Newcomer.freshPlace()).signedIn();
        Eventually.holds(
                () -> assertThat(someone.get("/subscription").body()).contains("You chose: Home"));
    }

    @Test
    void whatIsWithdrawnIsNotOffered() {
        var plans = app.bean(OfferedPlans.class);
        var now = java.time.Instant.now();
        plans.on(
                new opora.subscriptions.PlanOffered(
                        name, "Дача", "Cottage", 100, "RUB", "YEAR", 1, 60, now));
        assertThat(plans.named("en")).containsEntry(name, "Cottage, ₽1.00 a year");
        assertThat(plans.named("ru").get(name)).startsWith("Дача");
        plans.on(new opora.subscriptions.PlanWithdrawn(name, now));
        assertThat(plans.named("en")).doesNotContainKey(name);
    }

    private Map<String, String> person(String plan) {
        var typed = new HashMap<String, String>();
        typed.put("username", name);
        typed.put("email", email());
        typed.put("password", Newcomer.PASSWORD);
        typed.put("answer.plan", plan);
        return typed;
    }

    private String email() {
        return name + "@example.com";
    }
}
