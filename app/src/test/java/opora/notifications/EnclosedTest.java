package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import opora.tickets.AttachedFile;
import opora.tickets.Desks;
import opora.tickets.TicketRequested;
import org.junit.jupiter.api.Test;

/// Files for people who have nothing but mail, over real SMTP.
class EnclosedTest {
    private static final Pattern LINK = Pattern.compile("/letters/files/[A-Za-z0-9_-]+");

    private final WholeApp app = WholeApp.get();
    private final Visitor eva = Desks.agent(app);
    private final String email = "mail-" + UUID.randomUUID() + "@example.org";
    private final String guest = TicketRequested.guest(email);

    @Test
    void anAnswerBringsItsFilesToWhoHasNoAccount() throws Exception {
        var number = opened();
        var small = "Строка 1\nline 2\n".getBytes(StandardCharsets.UTF_8);
        var large = bytes(400_000);
        say(number, "INTERNAL", "For us", upload("secret.txt", small));
        say(number, "PUBLIC", "See here", upload("Большой.bin", large), upload("План.txt", small));

        var mail = mailWith("See here");
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("План.txt");
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(small);
        assertThat(raw(mail)).doesNotContain("secret.txt");

        var words = words(mail);
        assertThat(words).contains("Большой.bin").doesNotContain("План.txt");
        var found = LINK.matcher(words);
        assertThat(found.find()).isTrue();
        var link = found.group();
        var stranger = app.stranger();
        var got = stranger.get(link);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(got.header("Content-Length")).hasValue("400000");
        var other = link.substring(0, 20) + (link.charAt(20) == 'A' ? "B" : "A");
        assertThat(stranger.get(other + link.substring(21)).status()).isEqualTo(404);
        assertThat(stranger.get("/letters/files/abc").status()).isEqualTo(404);
        assertThat(eva.get("/desk/" + number).body()).doesNotContain(link);

        publish("privacy", new PersonErased(guest, Instant.now()));
        Eventually.holds(() -> assertThat(stranger.get(link).status()).isEqualTo(404));
        Eventually.holds(() -> assertThat(kept()).isZero());
    }

    @Test
    void aDigestBringsTheFilesOfAllItGathers() throws Exception {
        for (var word : List.of("one", "two")) {
            var id = UUID.randomUUID().toString();
            app.bean(FileStore.class).keep(id, word.getBytes(StandardCharsets.UTF_8));
            held("News " + word, new AttachedFile(id, word + ".txt", "text/plain", 3, "00"));
        }
        Eventually.holds(() -> assertThat(kept()).isEqualTo(2));
        app.db()
                .sql("update notifications.deliveries set digest_at = now() where username = ?")
                .param(guest)
                .update();
        var parts = (Multipart) mailWith("News two").getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("one.txt");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("two.txt");
        assertThat(parts.getBodyPart(2).getContent()).isEqualTo("two");
    }

    private long opened() {
        var wish =
                Stream.of(
                        "once",
                        UUID.randomUUID().toString(),
                        "kind",
                        "INCIDENT",
                        "email",
                        email,
                        "subject",
                        "By mail only",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW");
        var answer = eva.form("/desk/new", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return Long.parseLong(answer.header("Location").orElseThrow().replaceAll("\\D", ""));
    }

    private String upload(String name, byte[] bytes) {
        var query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        var taken =
                eva.send(
                        eva.request("/api/files?name=" + query)
                                .POST(BodyPublishers.ofByteArray(bytes)));
        return taken.at("/receipt");
    }

    private void say(long number, String visibility, String text, String... receipts) {
        var line =
                "{\"text\":\"%s\",\"visibility\":\"%s\",\"files\":[\"%s\"]}"
                        .formatted(text, visibility, String.join("\",\"", receipts));
        var path = "/api/desk/tickets/" + number + "/messages";
        var said = eva.post(path, line, "Idempotency-Key", UUID.randomUUID() + "");
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    private void held(String content, AttachedFile file) {
        publish(
                "shop",
                new NotificationRequested(
                        UUID.randomUUID().toString(),
                        "r",
                        guest,
                        NotificationType.OTHER,
                        content,
                        content,
                        Map.of(
                                NotificationRequested.KIND,
                                "SERVICE",
                                NotificationRequested.TIMING,
                                "DAILY",
                                NotificationRequested.TO,
                                email,
                                NotificationRequested.FILES,
                                Objects.requireNonNull(Carried.write(List.of(file)))),
                        Instant.now()));
    }

    private void publish(String context, Object event) {
        var database = app.bean(Database.class);
        database.transact(
                context,
                _ -> {
                    database.publish(event);
                    return event;
                });
    }

    private long kept() {
        var sql =
                "select count(*) from notifications.deliveries where username = ? and about ->> 'files' is not null";
        return app.db().sql(sql).param(guest).query(Long.class).single();
    }

    private MimeMessage mailWith(String word) throws Exception {
        var server = app.bean(MailTraffic.class).embedded().orElseThrow();
        Eventually.holds(() -> assertThat(server.received()).anyMatch(mail -> mine(mail, word)));
        return server.received().stream()
                .filter(mail -> mine(mail, word))
                .findFirst()
                .orElseThrow();
    }

    private boolean mine(MimeMessage mail, String word) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(email)
                    && words(mail).contains(word);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String words(MimeMessage mail) {
        return ReceivedMail.of(email, mail, Instant.now()).text();
    }

    private static String raw(MimeMessage mail) throws Exception {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
