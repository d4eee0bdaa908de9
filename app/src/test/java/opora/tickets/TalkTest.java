package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// Both sides of a talk, and two of the staff on one ticket.
class TalkTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final long number = opened();
    private final String hers = "/desk/" + number;
    private final String annas = "/tickets/" + number;

    private long opened() {
        try {
            return Desks.opened(anna, "A talk");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLineSentAgainStandsThereOnce() throws Exception {
        var line = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            assertThat(sends(anna, annas, line, "Sent thrice.")).isEqualTo(204);
            assertThat(sends(eva, hers, line + "-e", "Answered thrice.")).isEqualTo(204);
        }
        Eventually.holds(
                () ->
                        assertThat(eva.get(hers).body())
                                .contains("Sent thrice.", "Answered thrice."));
        Eventually.holds(() -> assertThat(anna.get(annas).body()).contains("Answered thrice."));
        assertThat(eva.get(hers).body().split("Sent thrice\\.")).hasSize(2);
        assertThat(anna.get(annas).body().split("thrice\\.")).hasSize(3);
        assertThat(sends(eva, hers, line + "-n", " ")).isEqualTo(422);
    }

    @Test
    void eachSideSeesThatTheOtherHasRead() throws Exception {
        sends(anna, annas, UUID.randomUUID().toString(), "Do you read me?");
        Eventually.holds(() -> assertThat(eva.get(hers).body()).contains("Do you read me?"));
        assertThat(anna.get(annas).body()).doesNotContain("Seen");
        reads(eva, hers);
        Eventually.holds(() -> assertThat(anna.get(annas).body()).contains("Seen"));
        sends(eva, hers, UUID.randomUUID().toString(), "I do.");
        Eventually.holds(() -> assertThat(anna.get(annas).body()).contains("I do."));
        assertThat(eva.get(hers).body()).doesNotContain("Seen by the customer");
        reads(anna, annas);
        Eventually.holds(() -> assertThat(eva.get(hers).body()).contains("Seen by the customer"));
    }

    @Test
    void showsWhoIsWriting() throws Exception {
        Eventually.holds(
                () -> {
                    eva.form(hers + "/writing", Stream.of("a", "b"));
                    assertThat(anna.get(annas).body()).contains(eva.username() + " is writing");
                });
        Eventually.holds(
                () -> {
                    anna.form(annas + "/writing", Stream.of("a", "b"));
                    assertThat(eva.get(hers).body()).contains(anna.username() + " is writing");
                });
    }

    @Test
    void showsWhoElseIsHere() {
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        var presence = app.bean(Presence.class);
        presence.stay(ticket.id(), "otto");
        presence.stay(ticket.id(), eva.username());
        assertThat(eva.get(hers).body()).contains("Also here: otto");
        presence.leave(ticket.id(), "otto");
        assertThat(eva.get(hers).body()).doesNotContain("Also here");
    }

    @Test
    void aStaleChangeShowsBothVersionsAndLosesNeither() {
        var mine = edits(eva, "1", "subject", "Mine", "product", "P");
        assertThat(mine.status()).as(mine.body()).isEqualTo(303);
        var theirs = edits(eva, "1", "subject", "Theirs", "product", "P");
        assertThat(theirs.status()).isEqualTo(422);
        assertThat(theirs.body()).contains("value=\"Theirs\"", ">Mine</dd>");
        var other = edits(eva, "1", "subject", "Mine", "product", "P", "address", "Here");
        assertThat(other.status()).as("nobody changed the address").isEqualTo(303);
        var now = app.bean(Tickets.class).byNumber(number).orElseThrow().version();
        var again = edits(eva, "" + now, "subject", "Theirs", "product", "P", "address", "Here");
        assertThat(again.status()).isEqualTo(303);
        assertThat(eva.get(hers).body()).contains("Theirs", "Here");
    }

    @Test
    void isSeenAsItWasAtAnyMoment() {
        edits(eva, "1", "subject", "Renamed");
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        var entries = app.bean(Tickets.class).entries(ticket.id());
        assertThat(AsItWas.at(ticket.id(), entries, ticket.changedAt()).orElseThrow().ticket())
                .as("the sum of its entries is what it is")
                .isEqualTo(ticket);
        var opened = ticket.origin().at();
        var was = eva.get(hers + "/was?at=" + opened).body();
        assertThat(was).contains("A talk").doesNotContain("Renamed");
        assertThat(eva.get(hers + "/was?at=" + ticket.changedAt()).body()).contains("Renamed");
        assertThat(eva.get(hers + "/was?at=" + opened.minusSeconds(1)).status()).isEqualTo(404);
        assertThat(eva.get(hers + "/was?at=2037-01-01T10:00").status()).isEqualTo(200);
        assertThat(eva.get(hers + "/was?at=then").status()).isEqualTo(422);
    }

    @Test
    void whoWaitedForAnotherActedAfterThem() {
        var early = Actor.staff(eva.username(), "");
        var late = early.notBefore(early.at().plusSeconds(5));
        var desk = app.bean(Desk.class);
        var id = app.bean(Tickets.class).byNumber(number).orElseThrow().id();
        desk.act(id, late, _ -> Verdict.happens(new Happening.Queued("first", "")));
        desk.act(id, early, _ -> Verdict.happens(new Happening.Queued("second", "")));
        var was = AsItWas.at(id, app.bean(Tickets.class).entries(id), late.at()).orElseThrow();
        assertThat(was.ticket().standing().queue()).isEqualTo("second");
    }

    @Test
    void findsNothingToRateWithAMadeUpLink() throws Exception {
        assertThat(app.stranger().get("/rate/" + "A".repeat(80)).status()).isEqualTo(404);
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        var link = app.bean(RatingLink.class).address(ticket.id(), anna.username());
        var path = link.substring(link.indexOf("/rate/"));
        assertThat(app.stranger().get(path).status()).as("not finished yet").isEqualTo(404);
        var done = "{\"to\":\"solved\",\"fields\":{\"resolution\":\"Done.\"}}";
        eva.post("/api/desk/tickets/" + number + "/status", done);
        Eventually.holds(() -> assertThat(app.stranger().get(path).status()).isEqualTo(200));
        assertThat(app.stranger().get(path + "?stars=5").body()).contains("data-send-at-once");
        assertThat(stars()).isZero();
        var site = new opora.shell.Site(app.address());
        site.get(path + "?stars=5");
        assertThat(site.form(path, java.util.Map.of("stars", "5")).statusCode()).isEqualTo(200);
        Eventually.holds(() -> assertThat(stars()).isEqualTo(5));
    }

    private int stars() {
        return app.bean(Tickets.class).byNumber(number).orElseThrow().standing().stars();
    }

    private static int sends(Visitor who, String page, String once, String text) {
        var form = "once=" + once + "&text=" + text.replace(" ", "+");
        return who.send(
                        who.request(
                                        page + "/messages",
                                        "X-Opora-Line",
                                        "true",
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)))
                .status();
    }

    private static void reads(Visitor who, String page) {
        var last = who.get(page).body().replaceAll("(?s).*data-last=\"([^\"]+)\".*", "$1");
        assertThat(who.form(page + "/seen", Stream.of("upTo", last)).status()).isEqualTo(204);
    }

    private Visitor.Answer edits(Visitor who, String seen, String... fields) {
        var all =
                Stream.concat(
                        Stream.of(
                                "seen",
                                seen,
                                "kind",
                                "INCIDENT",
                                "impact",
                                "LOW",
                                "urgency",
                                "MEDIUM"),
                        Stream.of(fields));
        return who.form(hers + "/edit", all);
    }
}
