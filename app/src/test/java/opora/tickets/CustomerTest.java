package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Reach;
import opora.subscriptions.PlanOffered;
import opora.subscriptions.SubscriptionStarted;
import opora.subscriptions.SubscriptionSuspended;
import org.junit.jupiter.api.Test;

/// Who an agent talks with.
class CustomerTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void standsBesideTheTicketWithPlansAndOtherTickets() throws Exception {
        var other = Desks.opened(anna, "An older matter");
        var number = Desks.opened(anna, "A new matter");
        var plan = "p-" + anna.username();
        publish(new PlanOffered(plan, "Золотой", "Golden", 1, "RUB", "P1M", 1, 60, Instant.now()));
        publish(
                new SubscriptionStarted(
                        anna.username(), "s-" + plan, plan, 1, "RUB", "P1M", 1, 60, Instant.now()));
        var path = "/desk/" + number + "/customer";
        Eventually.holds(
                () ->
                        assertThat(eva.get(path, "HX-Request", "true").body())
                                .contains("Golden · runs"));
        publish(new SubscriptionSuspended(anna.username(), "s-" + plan, plan, "i", Instant.now()));
        Eventually.holds(() -> assertThat(eva.get(path).body()).contains("Golden · suspended"));
        assertThat(eva.get(path).body())
                .contains("An older matter", "Other tickets, 1 of them open")
                .doesNotContain("A new matter");
        var card = eva.get("/api/desk/tickets/" + number + "/customer");
        assertThat(card.at("/others/0/number")).isEqualTo("" + other);
        assertThat(eva.get("/desk/" + number).body()).contains(path);
    }

    @Test
    void showsNoTicketsThatTheAgentMayNotSee() throws Exception {
        Desks.opened(anna, "Somebody else's work");
        var number = Desks.opened(anna, "My work");
        var own = Desks.agent(app, Reach.OWN, "");
        assertThat(own.get("/desk/" + number + "/customer").status()).isEqualTo(404);
        var wish = "{\"expert\":\"%s\"}".formatted(own.username());
        eva.post("/api/desk/tickets/" + number + "/assignment", wish);
        assertThat(own.get("/desk/" + number + "/customer").body())
                .contains("No other tickets")
                .doesNotContain("Somebody else");
    }

    private void publish(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "subscriptions",
                _ -> {
                    database.publish(event);
                    return true;
                });
    }
}
