package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import org.junit.jupiter.api.Test;

/// Open tickets with like words stand beside a subject that is being typed.
class AlikeTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    /// A word that no other ticket has.
    private final String own = "z" + Long.toString(System.nanoTime(), 36) + "z";

    @Test
    void findsOtherFormsOfWordsTheLikestFirst() throws Exception {
        var one = Desks.opened(anna, "Роутеры " + own + " перезагружаются ночью");
        var both = Desks.opened(anna, "Ночью перезагружается РОУТЕР " + own + ", мигает лампа");
        var english = Desks.opened(anna, "Routers " + own + " restarting");
        assertThat(alike(eva, "роутером " + own + " перезагружался, мигают лампы"))
                .containsExactly(both, one);
        assertThat(alike(eva, "the router restarts " + own)).startsWith(english);
        var page = eva.get("/desk/new/beside?subject=" + encoded("Роутер мигает " + own)).body();
        assertThat(page).contains("/desk/" + both + "\"", "/desk/" + one + "\"");
        assertThat(alike(eva, own.replace('z', 'y'))).isEmpty();
        assertThat(alike(eva, " & | ! ' :* <-> \\")).isEmpty();
        var form = eva.get("/desk/new").body();
        assertThat(form).contains("input from:#subject delay:300ms", "[name=subject]");
    }

    @Test
    void whatIsFrequentWeighsLessThanWhatIsRare() throws Exception {
        var frequent = "f" + own;
        var rare = Desks.opened(anna, "Something with " + own);
        for (int i = 0; i < 3; i++) {
            Desks.opened(anna, "Another " + frequent);
        }
        assertThat(alike(eva, frequent + " " + own)).hasSize(4).startsWith(rare);
    }

    @Test
    void knowsOpenOnesOnlyByTheWordsTheyHaveNow() throws Exception {
        var number = Desks.opened(anna, "Lamp " + own);
        var path = "/api/desk/tickets/" + number;
        var other = "renamed" + own;
        happens(
                number,
                new Happening.Changed(
                        Map.of("subject", "Lamp " + own), Map.of("subject", "Bulb " + other)));
        assertThat(alike(eva, own)).isEmpty();
        assertThat(alike(eva, other)).containsExactly(number);
        eva.post(path + "/status", "{\"to\":\"solved\",\"fields\":{\"resolution\":\"Done.\"}}");
        assertThat(kept(number)).isZero();
        assertThat(alike(eva, other)).isEmpty();
        eva.post(path + "/status", "{\"to\":\"working\"}");
        assertThat(alike(eva, other)).containsExactly(number);
    }

    @Test
    void showsNoMoreThanTheRoleReaches() throws Exception {
        var near = Desks.opened(anna, "Storm " + own);
        Desks.opened(anna, "Storm again " + own);
        var region = Map.of("fields.region", own);
        happens(near, new Happening.Changed(Map.of("fields.region", ""), region));
        var sight = new Sight("somebody", false, List.of(), List.of(own));
        assertThat(app.bean(FindAlike.class).find(sight, own, 8))
                .extracting(Line::number)
                .containsExactly(near);
        assertThat(alike(eva, own)).hasSize(2);
    }

    @Test
    void theirOwnStandAmongTheirsAndNotTwice() throws Exception {
        var number = Desks.opened(anna, "Mine " + own);
        var beside = "/api/desk/beside?customer=" + anna.username() + "&subject=" + own;
        assertThat(eva.get(beside).at("/theirs/0/number")).isEqualTo("" + number);
        assertThat(eva.get(beside).json().at("/similar").isArray()).isTrue();
        assertThat(eva.get(beside).json().at("/similar")).isEmpty();
        var page = "/desk/new/beside?customer=" + anna.username() + "&subject=";
        assertThat(eva.get(page + own).body()).containsOnlyOnce("<mark>");
        assertThat(eva.get(page + "y" + own).body()).contains("Mine").doesNotContain("<mark>");
    }

    @Test
    void wordsOfWhoIsErasedAreGone() throws Exception {
        var number = Desks.opened(anna, "Lamp " + own);
        assertThat(kept(number)).isEqualTo(2);
        var database = app.bean(Database.class);
        database.transact(
                "privacy",
                _ -> {
                    database.publish(new PersonErased(anna.username(), Instant.now()));
                    return true;
                });
        Eventually.holds(() -> assertThat(kept(number)).isZero());
    }

    private List<Long> alike(Visitor who, String subject) {
        var beside = who.get("/api/desk/beside?subject=" + encoded(subject));
        assertThat(beside.status()).as(beside.body()).isEqualTo(200);
        return beside.json()
                .at("/similar")
                .valueStream()
                .map(line -> line.at("/number").asLong())
                .toList();
    }

    private long kept(long number) {
        return app.db()
                .sql("select count(*) from tickets.subject_words where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private void happens(long number, Happening happening) {
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        app.bean(Desk.class).act(ticket.id(), Actor.nobody(), _ -> Verdict.happens(happening));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
