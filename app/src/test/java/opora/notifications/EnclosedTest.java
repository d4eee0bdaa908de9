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
import java.util.stream.Collectors;
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
import tools.jackson.databind.JsonNode;

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

    @Test
    void aForwardedTicketBringsTheFilesThatWereChosen() throws Exception {
        var number = opened();
        var words = "Строка".getBytes(StandardCharsets.UTF_8);
        say(number, "INTERNAL", "For us", upload("secret.txt", words));
        say(number, "PUBLIC", "Look", upload("План.txt", words), upload("Face.txt", words));
        say(number, "PUBLIC", "More", upload("Большой.bin", bytes(400_000)));
        var page = eva.get("/desk/" + number + "/outside").body();
        assertThat(page).contains("Face.txt", "Большой.bin").doesNotContain("secret.txt");
        assertThat(page.split("name=\"file\"[^>]* checked", -1)).hasSize(4);
        var path = "/api/desk/tickets/" + number;
        var plan = file(path, "План.txt");

        var supplier = "supplier-" + UUID.randomUUID() + "@example.org";
        for (var refused : List.of(file(path, "secret.txt"), UUID.randomUUID().toString())) {
            var answer = forwarded(path, supplier, plan, refused);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.at("/errors/0/field")).isEqualTo("files");
            var form =
                    Stream.of("once", UUID.randomUUID() + "", "address", supplier, "file", refused);
            var rest = Stream.of("subject", "Can you mend it?", "text", "See there");
            var typed = eva.form("/desk/" + number + "/outside", Stream.concat(form, rest)).body();
            assertThat(typed).contains("id=\"files-flaw\"", "See there");
        }
        assertThat(forwarded(path, supplier, plan, file(path, "Большой.bin")).status())
                .isEqualTo(200);

        var mail = mailWith(supplier, "See there");
        assertThat(mail.getSubject()).matches("Can you mend it\\? \\[#" + number + "-\\w+]");
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("План.txt");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(words);
        assertThat(raw(mail)).doesNotContain("secret.txt", "Face.txt");
        assertThat(LINK.matcher(words(mail)).results()).hasSize(1);
        assertThat(eva.get("/desk/" + number).body().split("План.txt", -1)).hasSizeGreaterThan(2);

        var plain =
                "select count(*) from notifications.deliveries where content like '%See there%' or about::text like '%План.txt%'";
        assertThat(app.db().sql(plain).query(Long.class).single())
                .as("it goes with the customer when they are erased")
                .isZero();

        var bare = "bare-" + UUID.randomUUID() + "@example.org";
        assertThat(forwarded(path, bare).status()).isEqualTo(200);
        assertThat(raw(mailWith(bare, "See there"))).doesNotContain("attachment");
    }

    private Visitor.Answer forwarded(String path, String address, String... files) {
        var letter =
                "{\"address\":\"%s\",\"subject\":\"Can you mend it?\",\"text\":\"See there\",\"files\":[%s]}";
        var ids = Stream.of(files).map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return eva.post(
                path + "/outside",
                letter.formatted(address, ids),
                "Idempotency-Key",
                UUID.randomUUID() + "");
    }

    private String file(String path, String name) {
        return eva.get(path + "/history").json().findValues("files").stream()
                .flatMap(JsonNode::valueStream)
                .filter(file -> file.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
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
        return mailWith(email, word);
    }

    private MimeMessage mailWith(String to, String word) throws Exception {
        var server = app.bean(MailTraffic.class).embedded().orElseThrow();
        Eventually.holds(() -> assertThat(server.received()).anyMatch(mail -> is(mail, to, word)));
        return server.received().stream()
                .filter(mail -> is(mail, to, word))
                .findFirst()
                .orElseThrow();
    }

    private boolean is(MimeMessage mail, String to, String word) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(to)
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
