package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final WholeApp app = WholeApp.get();

    @Test
    void everybodyReadsTheirOwnMailsAndNothingInThemRuns() throws Exception {
        var anna = app.person();
        var boris = app.person();
        write(anna, "<img src=x onerror=alert(1)>");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/mailbox").body())
                                .contains("&lt;img src=x onerror=alert(1)&gt;")
                                .doesNotContain("<img src=x"));
        assertThat(boris.get("/mailbox").body()).doesNotContain("onerror");
        assertThat(app.stranger().get("/mailbox").status()).isEqualTo(303);
    }

    @Test
    void keepsTheLatestMailsOfEachPerson() throws Exception {
        try (var server = EmbeddedMailServer.start(0)) {
            var line =
                    new MailLine(
                            server.address(),
                            NotificationsTest.settings(server.address().port()),
                            _ -> java.util.Optional.empty(),
                            Enclosed::alone);
            try (line) {
                for (int i = 0; i < EmbeddedMailServer.MOST_A_PERSON + 5; i++) {
                    assertThat(line.send(letter(i))).isInstanceOf(Answer.Taken.class);
                }
            }
            server.tidy();
            assertThat(server.mailsTo("anna@example.org"))
                    .hasSize(EmbeddedMailServer.MOST_A_PERSON)
                    .first()
                    .extracting(ReceivedMail::subject)
                    .isEqualTo("Letter 24");
        }
    }

    private static Letter letter(int number) {
        return new Letter(
                number,
                "n-" + number,
                "r",
                "anna",
                "OTHER",
                "anna@example.org",
                "en",
                "Letter " + number,
                "Words",
                0,
                0,
                Instant.now(),
                "c",
                "e",
                null,
                null,
                "email",
                null,
                null);
    }

    private void write(Visitor to, String content) {
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
                                    content,
                                    content,
                                    Map.of(
                                            NotificationRequested.TO,
                                            to.username() + "@example.org"),
                                    Instant.now()));
                    return true;
                });
    }
}
