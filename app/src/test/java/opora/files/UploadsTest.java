package opora.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.privacy.PersonErased;
import opora.shell.FileStore;
import opora.tickets.Desks;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final byte[] PICTURE = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3
    };

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @Test
    void aFileGoesWithATicketAndOpensForThoseWhoSeeIt() throws Exception {
        var receipt = upload(anna, "Our *flat*.png", PICTURE).at("/receipt");
        var request = ask(anna, receipt).at("/requestId");
        var file = "/api/tickets/" + request + "/files";
        assertThat(anna.get(file).at("/files/0/name")).isEqualTo("Our _flat_.png");
        var id = anna.get(file).at("/files/0/id");
        assertThat(app.bean(FileStore.class).read(id)).hasValue(PICTURE);
        var shown = anna.get(file + "/" + id);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).hasValue("image/png");
        assertThat(shown.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(app.person().get(file + "/" + id).status()).isEqualTo(404);

        var eva = Desks.agent(app);
        var number = number(anna, request);
        var desk = "/api/desk/tickets/" + number + "/files/" + id;
        assertThat(eva.get(desk).status()).isEqualTo(200);
        assertThat(eva.get("/desk/" + number).body()).contains("<img src=\"/desk/" + number);
        assertThat(anna.get(desk).status()).isEqualTo(403);
        Eventually.holds(() -> assertThat(waiting(anna)).as("sent, so not swept").isZero());
        var sealed =
                "select encode(payload, 'escape') from backbone.events where payload is not null";
        assertThat(app.db().sql(sealed).query(String.class).list())
                .noneMatch(payload -> payload.contains("Our _flat_"));
    }

    @Test
    void pagesHearInTheirLanguageWhyAFileIsNotTaken() {
        var headers = new String[] {"Accept", "application/json", "Accept-Language", "ru"};
        var request = anna.request("/files?name=evil.exe", headers);
        var refused = anna.send(request.POST(BodyPublishers.ofString("MZ and more")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/message"))
                .as(refused.body())
                .isEqualTo("Программы и скрипты не принимаются.");
        var looked =
                anna.send(
                        anna.request("/files?name=evil.exe", "Accept", "text/html")
                                .POST(BodyPublishers.ofString("MZ")));
        assertThat(looked.header("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void aFileOnANoteStaysWithStaff() throws Exception {
        var request = ask(anna, "").at("/requestId");
        var number = number(anna, request);
        var eva = Desks.agent(app);
        var receipt = upload(eva, "plan.png", PICTURE).at("/receipt");
        var note = "{\"text\":\"Us only.\",\"visibility\":\"INTERNAL\",\"files\":[\"%s\"]}";
        var said =
                eva.post(
                        "/api/desk/tickets/" + number + "/messages",
                        note.formatted(receipt),
                        "Idempotency-Key",
                        UUID.randomUUID() + "");
        assertThat(said.status()).isEqualTo(200);
        var happened = eva.get("/api/desk/tickets/" + number).json().at("/happened");
        var id = happened.findValues("files").getLast().get(0).get("id").asString();
        assertThat(eva.get("/desk/" + number + "/files/" + id).status()).isEqualTo(200);
        assertThat(anna.get("/tickets/" + number + "/files/" + id).status()).isEqualTo(404);
        assertThat(anna.get("/api/tickets/" + number + "/files/" + id).status()).isEqualTo(404);
    }

    @Test
    void aReceiptIsGoodForItsOwnerOnly() {
        var receipt = upload(anna, "a.png", PICTURE).at("/receipt");
        var refused = ask(app.person(), receipt);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("files");
        assertThat(ask(anna, receipt.substring(3)).status()).isEqualTo(422);
        assertThat(ask(anna, "abc").status()).isEqualTo(422);
    }

    @Test
    void takesNeitherProgramsNorNothingNorTooMuch() {
        var program = "MZ this is a program".getBytes(StandardCharsets.US_ASCII);
        var refused = upload(anna, "photo.jpg", program);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/message")).doesNotStartWith("files.");
        assertThat(upload(anna, "empty.txt", new byte[0]).status()).isEqualTo(422);
        var large = new byte[21_000_000];
        assertThat(upload(anna, "large.bin", large).status()).isEqualTo(413);
        assertThat(app.stranger().send(request(app.stranger(), "a", PICTURE)).status())
                .isEqualTo(401);
        assertThat(waiting(anna)).isZero();
    }

    @Test
    void soManyGoWithOneMessage() {
        var limits = anna.get("/api/files").json();
        assertThat(limits.at("/largest").asLong()).isEqualTo(20L * 1024 * 1024);
        var most = limits.at("/most").asInt();
        var receipts =
                Stream.generate(() -> upload(anna, "a.png", PICTURE).at("/receipt"))
                        .limit(most + 1)
                        .toList();
        var refused = ask(anna, String.join("\",\"", receipts));
        assertThat(refused.at("/errors/0/message")).isEqualTo("At most 10 files at once.");
        var twice = Stream.concat(receipts.stream().limit(most), receipts.stream().limit(1));
        assertThat(ask(anna, String.join("\",\"", twice.toList())).status())
                .as("the same twice is one")
                .isEqualTo(202);
    }

    @Test
    void aFileMaySayItAll() throws Exception {
        var request = ask(anna, "").at("/requestId");
        var number = number(anna, request);
        var receipt = upload(anna, "error.txt", "Line 1".getBytes(StandardCharsets.UTF_8));
        var path = "/tickets/" + request + "/messages";
        var once = UUID.randomUUID().toString();
        var said =
                anna.form(
                        path, Stream.of("once", once, "text", "", "file", receipt.at("/receipt")));
        assertThat(said.status()).isEqualTo(303);
        var none = anna.form(path, Stream.of("once", once + "x", "text", ""));
        assertThat(none.status()).isEqualTo(422);
        var eva = Desks.agent(app);
        Eventually.holds(() -> assertThat(eva.get("/desk/" + number).body()).contains("error.txt"));
    }

    @Test
    void whatNobodySendsIsSwept() {
        upload(anna, "old.png", PICTURE);
        upload(anna, "new.png", PICTURE);
        var ids = ids(anna);
        app.db()
                .sql("update files.uploads set at = now() - interval '8 days' where id = ?")
                .param(ids[0])
                .update();
        app.bean(SweepUploads.class).look();
        assertThat(ids(anna)).containsExactly(ids[1]);
        assertThat(app.bean(FileStore.class).read(ids[0])).isEmpty();
        assertThat(app.bean(FileStore.class).read(ids[1])).isPresent();

        app.bean(ForgetPerson.class).on(new PersonErased(anna.username(), Instant.now()));
        assertThat(ids(anna)).isEmpty();
        assertThat(app.bean(FileStore.class).read(ids[1])).isEmpty();
    }

    private static Visitor.Answer upload(Visitor person, String name, byte[] bytes) {
        return person.send(request(person, name, bytes));
    }

    private static java.net.http.HttpRequest.Builder request(
            Visitor person, String name, byte[] bytes) {
        var query = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
        return person.request("/api/files?name=" + query)
                .POST(BodyPublishers.ofByteArray(Arrays.copyOf(bytes, bytes.length)));
    }

    private static Visitor.Answer ask(Visitor person, String receipt) {
        var files = receipt.isEmpty() ? "" : ",\"files\":[\"" + receipt + "\"]";
        return person.post(
                "/api/tickets",
                "{\"subject\":\"With a file\"" + files + "}",
                "Idempotency-Key",
                UUID.randomUUID() + "");
    }

    private static long number(Visitor person, String request) throws Exception {
        var path = "/api/tickets/" + request;
        Eventually.holds(() -> assertThat(person.get(path).at("/number")).isNotEmpty());
        return Long.parseLong(person.get(path).at("/number"));
    }

    private int waiting(Visitor person) {
        return ids(person).length;
    }

    private String[] ids(Visitor person) {
        return app.db()
                .sql("select id from files.uploads where owner = ? order by id")
                .param(person.username())
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }
}
