package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import org.junit.jupiter.api.Test;

class BellTest {
    private final WholeApp app = WholeApp.get();

    @Test
    void theCountFollowsWhatComesAndWhatIsRead() throws Exception {
        var anna = app.person();
        try (var stream = follow(anna)) {
            assertThat(next(stream)).isZero();
            ring(anna, "First <b>", "Hello {{person.name}}");
            assertThat(next(stream)).isOne();
            ring(anna, "Second", "Words");
            assertThat(next(stream)).isEqualTo(2);

            var page = anna.get("/bell", "Accept-Language", "en").body();
            assertThat(page)
                    .contains(
                            "First &lt;b&gt;",
                            "Hello " + anna.username(),
                            "data-bell=\"/bell/live\"");
            var first = entry(anna, 1);
            assertThat(anna.form("/bell/" + first, Stream.of("read", "true")).status())
                    .isEqualTo(303);
            assertThat(next(stream)).isOne();
        }
        try (var again = follow(anna)) {
            assertThat(next(again)).isOne(); // after a reload
            ring(anna, "Third", "Words");
            assertThat(next(again)).isEqualTo(2);
            var seen = Long.toString(entry(anna, 0));
            ring(anna, "Not seen yet", "Words");
            assertThat(next(again)).isEqualTo(3);
            anna.form("/bell/read", Stream.of("upTo", seen));
            assertThat(next(again)).isOne();
        }
    }

    @Test
    void everybodySeesAndReadsTheirOwnOnly() throws Exception {
        var anna = app.person();
        var boris = app.person();
        ring(anna, "For Anna", "Words");
        Eventually.holds(
                () -> assertThat(anna.get("/api/bell").json().at("/unread").asInt()).isOne());
        assertThat(boris.get("/bell").body()).doesNotContain("For Anna");
        var position = entry(anna, 0);
        assertThat(boris.form("/bell/" + position, Stream.of("read", "true")).status())
                .isEqualTo(404);
        assertThat(put(boris, position).status()).isEqualTo(404);
        assertThat(put(anna, position).status()).isEqualTo(204);
        assertThat(anna.get("/api/bell").json().at("/unread").asInt()).isZero();
        assertThat(app.stranger().get("/bell").status()).isEqualTo(303);
    }

    @Test
    void saysWhereTheyComeInAnotherLanguageThanThePage() throws Exception {
        var anna = app.person();
        app.db()
                .sql(
                        """
                        insert into notifications.people (username, email, name, language) values (:who, '', :who, 'en')
                        on conflict (username) do update set language = 'en'
                        """)
                .param("who", anna.username())
                .update();
        assertThat(anna.get("/bell", "Accept-Language", "ru").body()).contains("на языке: English");
        assertThat(anna.get("/bell", "Accept-Language", "en").body())
                .contains("the latest first")
                .doesNotContain("come to you in");
    }

    @Test
    void earlierOnesAreOnLaterPages() throws Exception {
        var anna = app.person();
        for (int i = 0; i <= BellEntries.ON_A_PAGE; i++) {
            ring(anna, "Number " + i, "Words");
        }
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/bell").json().at("/unread").asInt())
                                .isEqualTo(BellEntries.ON_A_PAGE + 1));
        var next = anna.get("/api/bell").at("/next");
        assertThat(anna.get("/bell").body()).contains("/bell?before=" + next);
        assertThat(anna.get("/bell?before=" + next).body())
                .contains("Number 0")
                .doesNotContain("Number 1<", "before=");
    }

    private Visitor.Answer put(Visitor person, long position) {
        return person.send(
                person.request("/api/bell/" + position, "Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"read\":true}")));
    }

    private static long entry(Visitor person, int number) {
        return person.get("/api/bell").json().at("/entries/" + number + "/position").asLong();
    }

    private static BufferedReader follow(Visitor person) throws IOException, InterruptedException {
        var response =
                HttpClient.newHttpClient()
                        .send(person.request("/bell/live").build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static long next(BufferedReader stream) throws IOException {
        while (true) {
            var line = stream.readLine();
            if (line.startsWith("data: ")) {
                return Long.parseLong(line.substring(6));
            }
        }
    }

    private void ring(Visitor to, String subject, String content) {
        var database = app.bean(Database.class);
        database.transact(
                "shop",
                _ -> {
                    database.publish(
                            new NotificationRequested(
                                    UUID.randomUUID().toString(),
                                    "r",
                                    to.username(),
                                    NotificationType.OTHER,
                                    subject,
                                    content,
                                    Map.of(
                                            NotificationRequested.KIND,
                                            "OTHER",
                                            NotificationRequested.CHANNEL,
                                            "bell"),
                                    Instant.now()));
                    return true;
                });
    }
}
