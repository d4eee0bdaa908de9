package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails fetched from a real IMAP server.
class ImapTest {
    private static final String PASSWORD = "Tall-Ships-11";

    private final Mailing mailing = new Mailing();
    private final String anna = mailing.person("anna");
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser(mailing.box, "login", PASSWORD);
    }

    @AfterEach
    void stop() {
        mailing.app
                .db()
                .sql("update mailroom.boxes set active = false where address = ?")
                .param(mailing.box)
                .update();
        server.stop();
    }

    @Test
    void movesMailsAwayOnceTheyAreSafe() throws Exception {
        var name = mailing.freshName();
        deliver(mailing.mail(anna, name, "Router", "dead"));
        deliver(mailing.mail(anna, name, "Router", "dead"));
        box("MOVE", PASSWORD);
        mailing.becomes(name, Fate.TICKET);
        Eventually.holds(() -> assertThat(folder("INBOX").getMessageCount()).isZero());
        assertThat(folder("Opora").getMessageCount()).isEqualTo(2);
        assertThat(mailing.row(name).seen()).isEqualTo(2);
        Eventually.holds(() -> assertThat(mailing.tickets).hasSize(1));
    }

    @Test
    void leavesThemAndKnowsThemAlsoWhenTheServerNumbersThemAnew() throws Exception {
        var first = mailing.freshName();
        deliver(mailing.mail(anna, first, "one", "words"));
        var id = box("LEAVE", PASSWORD);
        mailing.becomes(first, Fate.TICKET);
        var second = mailing.freshName();
        deliver(mailing.mail(anna, second, "two", "words"));
        mailing.becomes(second, Fate.TICKET);
        assertThat(mailing.row(first).seen()).isEqualTo(1);
        mailing.app
                .db()
                .sql("update mailroom.boxes set validity = validity - 1 where id = ?")
                .param(id)
                .update();
        Eventually.holds(() -> assertThat(mailing.row(first).seen()).isEqualTo(2));
        assertThat(folder("INBOX").getMessageCount()).isEqualTo(2);
        assertThat(mailing.tickets).hasSize(2);
    }

    @Test
    void deletesThemButNotWhatIsTooLarge() throws Exception {
        var large = mailing.freshName();
        var small = mailing.freshName();
        deliver(mailing.mail(anna, large, "large", "x".repeat(1_100_000)));
        deliver(mailing.mail(anna, small, "small", "words"));
        box("DELETE", PASSWORD);
        mailing.becomes(small, Fate.TICKET);
        assertThat(mailing.becomes(large, Fate.TROUBLED).reason()).isEqualTo("large");
        Eventually.holds(() -> assertThat(folder("INBOX").getMessageCount()).isEqualTo(1));
        assertThat(mailing.row(large).seen()).isEqualTo(1);
    }

    @Test
    void saysInPlainWordsWhatIsWrongAndNeverThePassword() throws Exception {
        var id = box("MOVE", "wrong-word");
        Eventually.holds(() -> assertThat(page(id).body()).contains("does not accept the login"));
        assertThat(page(id).body()).doesNotContain("wrong-word");
        assertThat(mailing.staff.get("/api/mailboxes/" + id).body())
                .contains("\"secret\":true", "\"reason\":\"password\"")
                .doesNotContain("wrong-word");
        assertThat(mailing.staff.get("/mailroom/boxes", "Accept-Language", "ru").body())
                .contains("Сервер не принимает имя или пароль");
        var version = mailing.staff.get("/api/mailboxes/" + id).at("/version");
        var better = fields("MOVE", PASSWORD, server.getImap().getPort(), "version", version);
        assertThat(mailing.staff.form("/mailroom/boxes/" + id, better).status()).isEqualTo(303);
        var name = mailing.freshName();
        deliver(mailing.mail(anna, name, "at last", "words"));
        mailing.becomes(name, Fate.TICKET);
        Eventually.holds(() -> assertThat(page(id).body()).contains("all well"));
        var late = fields("MOVE", PASSWORD, server.getImap().getPort(), "version", version);
        assertThat(mailing.staff.form("/mailroom/boxes/" + id, late).status()).isEqualTo(409);
    }

    @Test
    void aServerThatIsAwayIsAskedAgain() throws Exception {
        var id = box("MOVE", PASSWORD, 1);
        Eventually.holds(() -> assertThat(page(id).body()).contains("does not answer"));
    }

    @Test
    void refusesWhatIsIncompleteOrOutOfReach() {
        var fields =
                Stream.of(
                        "name",
                        "",
                        "address",
                        "no address",
                        "language",
                        "xx",
                        "way",
                        "IMAP",
                        "host",
                        "10.0.0.7",
                        "port",
                        "70000",
                        "security",
                        "?",
                        "login",
                        "",
                        "afterwards",
                        "MOVE",
                        "movedTo",
                        "INBOX");
        var page = mailing.staff.form("/mailroom/boxes/new", fields);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("name-flaw", "address-flaw", "language-flaw", "host-flaw", "port-flaw")
                .contains("security-flaw", "login-flaw", "password-flaw", "movedTo-flaw");
        mailing.withBox();
        var taken =
                Stream.of("name", "Other", "address", mailing.box, "language", "ru", "way", "SMTP");
        assertThat(mailing.staff.form("/mailroom/boxes/new", taken).body())
                .contains("address-flaw");
        assertThat(mailing.staff.get("/mailroom/boxes/new").status()).isEqualTo(200);
        assertThat(mailing.staff.get("/api/mailboxes").status()).isEqualTo(200);
        assertThat(mailing.staff.get("/mailroom/boxes/0").status()).isEqualTo(404);
    }

    @Test
    void programsSetItUpAndSwitchItOff() throws Exception {
        var key = UUID.randomUUID().toString();
        var wish = wish(PASSWORD);
        var made = mailing.staff.post("/api/mailboxes", wish, "Idempotency-Key", key);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var path = made.header("Location").orElseThrow();
        assertThat(path).isEqualTo("/api/mailboxes/" + made.at("/id"));
        var again = mailing.staff.post("/api/mailboxes", wish, "Idempotency-Key", key);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.at("/id")).isEqualTo(made.at("/id"));
        var other = mailing.staff.post("/api/mailboxes", wish("other"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        var name = mailing.freshName();
        deliver(mailing.mail(anna, name, "By a program", "words"));
        mailing.becomes(name, Fate.TICKET);

        var seen = mailing.staff.get(path);
        var tag = seen.header("ETag").orElseThrow();
        var off = "{\"active\": false}";
        assertThat(mailing.staff.put(path, off).status()).isEqualTo(428);
        var done = mailing.staff.put(path, off, "If-Match", tag);
        assertThat(done.json().at("/active").asBoolean(true)).isFalse();
        assertThat(done.at("/login")).isEqualTo("login");
        assertThat(done.json().at("/secret").asBoolean()).as("password is kept").isTrue();
        assertThat(mailing.staff.put(path, off, "If-Match", tag).status()).isEqualTo(412);
        assertThat(mailing.staff.get("/api/mailboxes").body()).contains(mailing.box);
        for (var answer : List.of(made, again, seen, done)) {
            assertThat(answer.body()).doesNotContain(PASSWORD);
        }
        assertThat(mailing.staff.get(path.replaceFirst("\\d+$", "0")).status()).isEqualTo(404);
    }

    @Test
    void programsHearWhatIsWrongAndWhere() {
        var flawed =
                mailing.staff.post(
                        "/api/mailboxes",
                        """
                        {"name": "", "address": "no", "language": "xx", "way": "POP", "port": 70000,
                         "security": "NO", "folder": "a\\u0000b", "afterwards": "?"}
                        """);
        assertThat(flawed.status()).isEqualTo(422);
        assertThat(flawed.json().at("/errors").findValuesAsString("field"))
                .containsExactly(
                        "name",
                        "address",
                        "language",
                        "way",
                        "security",
                        "afterwards",
                        "port",
                        "folder");
        var unfetched =
                Stream.of("name", "A", "address", mailing.box, "language", "ru", "way", "SMTP");
        var typed = Stream.concat(unfetched, Stream.of("port", "x", "security", "?"));
        var page = mailing.staff.form("/mailroom/boxes/new", typed);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("port-flaw", "security-flaw");
    }

    /// Or else whoever may set up mailboxes could have it told to a server of their own.
    @Test
    void aKeptPasswordGoesToNoOtherServer() {
        var id = box("MOVE", PASSWORD);
        var path = "/api/mailboxes/" + id;
        for (var elsewhere :
                List.of("\"host\": \"localhost\"", "\"port\": 144", "\"security\": \"TLS\"")) {
            var wish = "{%s}".formatted(elsewhere);
            var refused = mailing.staff.put(path, wish, "If-Match", "*");
            assertThat(refused.status()).as(elsewhere).isEqualTo(422);
            assertThat(refused.at("/errors/0/field")).isEqualTo("password");
        }
        var brought = "{\"way\": \"SMTP\", \"host\": \"localhost\"}";
        var around = mailing.staff.put(path, brought, "If-Match", "*");
        assertThat(around.json().at("/secret").asBoolean(true)).isFalse();
        var back = mailing.staff.put(path, "{\"way\": \"IMAP\"}", "If-Match", "*");
        assertThat(back.at("/errors/0/field")).isEqualTo("password");
    }

    private String wish(String password) {
        return """
        {"name": "IMAP", "address": "%s", "host": "127.0.0.1", "port": %d, "security": "NONE",
         "login": "login", "password": "%s"}
        """
                .formatted(mailing.box, server.getImap().getPort(), password);
    }

    private Visitor.Answer page(long id) {
        return mailing.staff.get("/mailroom/boxes/" + id, "Accept-Language", "en");
    }

    private long box(String afterwards, String password) {
        return box(afterwards, password, server.getImap().getPort());
    }

    private long box(String afterwards, String password, int port) {
        var made = mailing.staff.form("/mailroom/boxes/new", fields(afterwards, password, port));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return Long.parseLong(made.header("Location").orElseThrow().replaceAll(".*/", ""));
    }

    private Stream<String> fields(String afterwards, String password, int port, String... more) {
        var fields =
                Stream.of(
                        "name",
                        "IMAP",
                        "address",
                        mailing.box,
                        "language",
                        "ru",
                        "way",
                        "IMAP",
                        "active",
                        "true",
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(port),
                        "security",
                        "NONE",
                        "login",
                        "login",
                        "password",
                        password,
                        "folder",
                        "INBOX",
                        "afterwards",
                        afterwards,
                        "movedTo",
                        "Opora");
        return Stream.concat(fields, Stream.of(more));
    }

    private void deliver(String mail) throws Exception {
        var bytes = mail.getBytes(StandardCharsets.UTF_8);
        user.deliver(
                new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private MailFolder folder(String name) {
        var folders = server.getManagers().getImapHostManager();
        return folders.getFolder(user, name);
    }
}
