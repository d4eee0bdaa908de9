package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// Tickets that belong together.
class JoinTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor boris = app.person(anna.username() + "-b", Set.of("customer"));
    private final Visitor eva = Desks.agent(app);

    @Test
    void whatIsSaidToAMergedTicketIsSaidToTheOneItGoesOnAs() throws Exception {
        var old = Desks.opened(anna, "The router blinks");
        var into = Desks.opened(anna, "The router is dead");
        var last = Desks.opened(anna, "No internet at all");
        eva.post(
                "/api/desk/tickets/" + old + "/messages",
                "{\"text\":\"Said before.\"}",
                "Idempotency-Key",
                UUID.randomUUID() + "");
        assertThat(join(old, into, "MERGE").header("Location")).hasValue("/desk/" + into);
        assertThat(join(into, last, "MERGE").header("Location")).hasValue("/desk/" + last);
        assertThat(eva.get("/desk/" + last).body()).contains("Said before.", "The router blinks");
        assertThat(eva.get("/desk/" + old).body())
                .contains("Goes on as " + last, "class=\"state good\"")
                .doesNotContain("id=\"composer\"");
        assertThat(join(old, into, "MERGE").status()).isEqualTo(422);
        assertThat(join(into, into, "RELATED").status()).isEqualTo(422);

        var request = UUID.randomUUID().toString();
        answer(old, request, "An answer to the old mail.");
        answer(old, request, "An answer to the old mail.");
        Eventually.holds(
                () -> assertThat(said(last)).containsExactly("An answer to the old mail."));
        Eventually.holds(
                () ->
                        assertThat(anna.get("/tickets/" + last).body())
                                .contains("An answer to the old mail.", "Said before."));
        assertThat(anna.get("/tickets/" + old).body()).contains("Goes on as ticket " + into);
        assertThat(said(old)).containsExactly("Said before.");
    }

    @Test
    void nobodyReadsWhatSomebodyElseWrote() throws Exception {
        var annas = Desks.opened(anna, "Mine");
        var borises = Desks.opened(boris, "His");
        assertThat(join(annas, borises, "MERGE").body()).contains("different people");
        assertThat(ticket(annas).standing().mergedInto()).isNull();
        var own = Desks.agent(app, Reach.OWN, "");
        assertThat(own.get("/desk/" + annas + "/join").status()).isEqualTo(404);
        var hidden =
                own.form(
                        "/desk/" + annas + "/join",
                        Stream.of("other", "" + borises, "how", "RELATED"));
        assertThat(hidden.status()).isEqualTo(404);
    }

    @Test
    void solvingOneSolvesTheSame() throws Exception {
        var first = Desks.opened(anna, "The mast is down");
        var second = Desks.opened(boris, "No signal");
        assertThat(join(first, second, "DUPLICATE").status()).isEqualTo(303);
        assertThat(eva.get("/desk/" + second).body()).contains("Same as", "The mast is down");
        eva.post(
                "/api/desk/tickets/" + first + "/status",
                "{\"to\":\"solved\",\"fields\":{\"resolution\":\"It stands again.\"}}");
        Eventually.holds(
                () -> {
                    assertThat(ticket(second).standing().status()).isEqualTo("solved");
                    assertThat(ticket(second).standing().resolution())
                            .isEqualTo("It stands again.");
                });
    }

    @Test
    void isFoundByNumberAndByWordsAndTakenApart() throws Exception {
        var first = Desks.opened(anna, "About a violet modem");
        var second = Desks.opened(boris, "The violet MODEM hums");
        var page = "/desk/" + first + "/join";
        assertThat(eva.get(page + "?q=modem+violet").body()).contains("value=\"" + second + "\"");
        assertThat(eva.get(page + "?q=" + second).body()).contains("value=\"" + second + "\"");
        assertThat(eva.get(page + "?q=nowhere%25").body()).contains("Nothing found");
        join(first, second, "PARENT");
        assertThat(eva.get("/desk/" + second).body()).contains("Part of");
        eva.form(page + "/removal", Stream.of("other", "" + second));
        assertThat(eva.get("/desk/" + second + "/join").body()).doesNotContain("Take apart");
        assertThat(eva.get("/desk/" + first).body()).contains("No longer together with " + second);
    }

    @Test
    void aLineBecomesATicketOfItsOwn() throws Exception {
        var number = Desks.opened(anna, "Two things at once");
        answer(number, UUID.randomUUID().toString(), "And the invoice is wrong.");
        Eventually.holds(() -> assertThat(said(number)).hasSize(1));
        var n = entry(number, "And the invoice is wrong.").n();
        var once = UUID.randomUUID().toString();
        var fields = List.of("n", "" + n, "subject", "A wrong invoice", "once", once);
        var split = eva.form("/desk/" + number + "/join/split", fields.stream());
        var path = split.header("Location").orElseThrow();
        assertThat(eva.form("/desk/" + number + "/join/split", fields.stream()).header("Location"))
                .hasValue(path);
        assertThat(eva.get(path).body())
                .contains("A wrong invoice", "And the invoice is wrong.", "See also");
        var fresh = Long.parseLong(path.replaceAll("\\D", ""));
        Eventually.holds(() -> assertThat(anna.get("/tickets/" + fresh).status()).isEqualTo(200));
        assertThat(
                        eva.form(
                                        "/desk/" + number + "/join/split",
                                        Stream.of("n", "" + n, "subject", "", "once", once))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aNoteStaysOneInATicketOfItsOwn() throws Exception {
        var number = Desks.opened(anna, "Something to split");
        var note = "{\"text\":\"Only for us.\",\"visibility\":\"INTERNAL\"}";
        var key = UUID.randomUUID().toString();
        var path = "/api/desk/tickets/" + number + "/messages";
        assertThat(eva.post(path, note, "Idempotency-Key", key).status()).isLessThan(300);
        var n = "" + entry(number, "Only for us.").n();
        var once = UUID.randomUUID().toString();
        var fields = Stream.of("n", n, "subject", "Split off", "once", once);
        var split = eva.form("/desk/" + number + "/join/split", fields);
        var fresh = split.header("Location").orElseThrow().replaceAll("\\D", "");
        assertThat(eva.get("/desk/" + fresh).body()).contains("said internal", "Only for us.");
        Eventually.holds(() -> assertThat(anna.get("/tickets/" + fresh).status()).isEqualTo(200));
        assertThat(anna.get("/tickets/" + fresh).body())
                .contains("Split off")
                .doesNotContain("Only for us.", "class=\"words\"");
    }

    private Visitor.Answer join(long number, long other, String how) {
        return eva.form("/desk/" + number + "/join", Stream.of("other", "" + other, "how", how));
    }

    /// As the mailroom says it.
    private void answer(long number, String request, String text) {
        var wish =
                new MessageRequested(
                        request,
                        ticket(number).id().toString(),
                        anna.username(),
                        "",
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

    private List<String> said(long number) {
        return app.bean(Tickets.class).entries(ticket(number).id()).stream()
                .map(Entry::happening)
                .filter(Happening.Said.class::isInstance)
                .map(said -> ((Happening.Said) said).text())
                .toList();
    }

    private Entry entry(long number, String text) {
        return app.bean(Tickets.class).entries(ticket(number).id()).stream()
                .filter(entry -> entry.said() != null && entry.said().text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private Ticket ticket(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow();
    }
}
