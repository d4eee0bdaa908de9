package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// Staff hears of tickets they watch, and of those they are named on: in Russian, for they have not
/// said otherwise.
class WatchTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor max = Desks.agent(app);

    @Test
    void whoeverIsNamedHearsOfItAndOfAllThatFollows() throws Exception {
        var number = Desks.opened(anna, "Who knows?");
        say(number, "INTERNAL", "Ask @" + max.username() + ", not nobody@example.com or @nobody.");
        Eventually.holds(
                () ->
                        assertThat(bell(max))
                                .contains(eva.username() + " зовёт вас в обращение " + number));
        say(number, "PUBLIC", "We are on it.");
        Eventually.holds(() -> assertThat(bell(max)).contains("Новости обращения " + number));
        assertThat(bell(eva)).doesNotContain("Новости обращения " + number);
        assertThat(eva.get("/desk/" + number).body()).contains("Watched by " + max.username());
        assertThat(max.form("/desk/" + number + "/unwatch", Stream.of()).status()).isEqualTo(303);
        assertThat(app.bean(Watchers.class).of(id(number))).isEmpty();
    }

    @Test
    void whoMayNotSeeATicketHearsNothingOfIt() throws Exception {
        var number = Desks.opened(anna, "Not for all");
        var own = Desks.agent(app, Reach.OWN, "");
        say(number, "INTERNAL", "@" + own.username() + ", @" + max.username() + ", look.");
        Eventually.holds(
                () ->
                        assertThat(app.bean(Watchers.class).of(id(number)))
                                .containsExactly(max.username()));
        Eventually.holds(() -> assertThat(bell(max)).contains("зовёт вас в обращение " + number));
        assertThat(bell(own)).doesNotContain("зовёт вас");
    }

    @Test
    void nobodyWatchesWhatTheyMayNotSee() throws Exception {
        var number = Desks.opened(anna, "Hidden");
        var own = Desks.agent(app, Reach.OWN, "");
        assertThat(own.form("/desk/" + number + "/watch", Stream.of()).status()).isEqualTo(404);
        assertThat(eva.form("/desk/" + number + "/watch", Stream.of()).status()).isEqualTo(303);
        assertThat(app.bean(Watchers.class).of(id(number))).containsExactly(eva.username());
        var api = "/api/desk/tickets/" + number + "/watch";
        assertThat(eva.send(eva.request(api).DELETE()).status()).isEqualTo(204);
        assertThat(app.bean(Watchers.class).of(id(number))).isEmpty();
    }

    @Test
    void offersWhomOneMayName() throws Exception {
        var number = Desks.opened(anna, "Whom to ask?");
        var own = Desks.agent(app, Reach.OWN, "");
        var path = "/desk/" + number + "/colleagues?q=";
        var part = max.username().substring(1);
        assertThat(eva.get(path + part).body())
                .contains("role=\"option\"", "data-text=\"@" + max.username() + " \"");
        assertThat(eva.get(path + own.username()).body())
                .as("who does not see it")
                .doesNotContain(own.username());
        assertThat(eva.get(path + eva.username()).body()).doesNotContain("option");
        assertThat(eva.get(path + anna.username()).body())
                .as("a customer")
                .doesNotContain("option");
        assertThat(own.get(path).status()).isEqualTo(404);
        assertThat(anna.get(path).status()).isEqualTo(403);
        assertThat(eva.get("/desk/" + number).body())
                .contains("data-colleagues=\"/desk/" + number + "/colleagues\"");
    }

    private void say(long number, String visibility, String text) {
        var words = "{\"text\":\"%s\",\"visibility\":\"%s\"}".formatted(text, visibility);
        var path = "/api/desk/tickets/" + number + "/messages";
        var said = eva.post(path, words, "Idempotency-Key", UUID.randomUUID() + "");
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    private static String bell(Visitor visitor) {
        return visitor.get("/bell").body();
    }

    private UUID id(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow().id();
    }
}
