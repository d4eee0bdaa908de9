package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.assignment.ExpertChosen;
import opora.assignment.NobodyFits;
import opora.assignment.TicketClassified;
import opora.assignment.WorkTakenBack;
import opora.backbone.Database;
import org.junit.jupiter.api.Test;

/// What becomes of a ticket when an expert is found for it, or none is.
class HearAssignmentTest {
    private static final Instant NOW = Instant.now();

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = app.person(anna.username() + "-e", Set.of("agent"));

    @Test
    void anExpertIsChosenAndTheTicketSaysWhy() throws Exception {
        var number = opened();
        var id = ticket(number).id().toString();
        var considered =
                List.of(
                        new opora.assignment.Candidate("otto", true, 2, "CHOSEN", ""),
                        new opora.assignment.Candidate("olga", false, 5, "SKILL", "router"));
        tell(new TicketClassified(id, "router", 0.914, "rules", true, List.of(), NOW));
        tell(new ExpertChosen(id, "otto", considered, "router", 3, NOW));
        tell(new ExpertChosen(id, "olga", considered, "router", 3, NOW));
        Eventually.holds(() -> assertThat(ticket(number).standing().expert()).isEqualTo("otto"));
        assertThat(ticket(number).standing().status()).isEqualTo("assigned");
        var page = eva.get("/desk/" + number).body();
        assertThat(page).contains("router (91 %)", "olga", "5 open tickets", "(router)");
        tell(new WorkTakenBack(id, "olga", "UNTOUCHED", NOW));
        tell(new WorkTakenBack(id, "otto", "UNTOUCHED", NOW));
        Eventually.holds(() -> assertThat(ticket(number).standing().expert()).isEmpty());
        assertThat(eva.get("/desk/" + number).body()).contains("not begun in time");
    }

    @Test
    void whatNobodyFitsWaitsForTheCallCentre() throws Exception {
        var number = opened();
        var id = ticket(number).id().toString();
        for (int i = 0; i < 2; i++) {
            tell(new NobodyFits(id, "", "UNSURE", List.of(), 1, NOW));
        }
        Eventually.holds(
                () -> assertThat(ticket(number).standing().queue()).isEqualTo("callcentre"));
        assertThat(eva.get("/desk/" + number).body()).contains("Call centre");
        tell(new ExpertChosen(id, "otto", List.of(), "router", 1, NOW));
        Eventually.holds(() -> assertThat(ticket(number).standing().expert()).isEqualTo("otto"));
        assertThat(ticket(number).standing().queue()).isEmpty();
        var told = eva.get("/desk/" + number).body().split("it is not clear");
        assertThat(told).as("told once").hasSize(2);
    }

    @Test
    void whoGaveATicketBackThemselvesIsToldApart() throws Exception {
        var ticket = ticket(opened());
        assertThat(why(ticket, Actor.staff("otto", ""))).isEqualTo(Assigner.SELF);
        assertThat(why(ticket, Actor.staff("olga", ""))).isEqualTo(Assigner.HAND);
        assertThat(why(ticket, Actor.nobody())).isEqualTo(Assigner.RULES);
    }

    private Assigner why(Ticket ticket, Actor actor) {
        var unassigned = new Happening.Unassigned("otto", "UNDONE");
        var told = app.bean(TellOthers.class).event(ticket, unassigned, actor);
        return ((TicketUnassigned) told).why();
    }

    private Ticket ticket(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow();
    }

    private void tell(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "assignment",
                _ -> {
                    database.publish(event);
                    return event;
                });
    }

    private long opened() throws Exception {
        var wish = "{\"subject\":\"Who takes it?\"}";
        var asked = anna.post("/api/tickets", wish, "Idempotency-Key", Instant.now() + "");
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        return Long.parseLong(anna.get(path).at("/number"));
    }
}
