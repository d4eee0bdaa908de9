package opora.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.Csv;
import opora.shell.MasterKey;
import opora.shell.Site;
import opora.shell.Texts;
import org.junit.jupiter.api.Test;

/// What people do stands in the journal, and only those who may read it.
class JournalTest {
    private final WholeApp app = WholeApp.get();
    private final String boss = name();
    private final Site reader = signedIn(boss, "administrator");

    @Test
    void aChangeStandsThereWithBeforeAndAfter() throws Exception {
        var role = "j" + name();
        reader.get("/roles");
        reader.form("/roles", Map.of("name", role, "title", "Helpers"));
        var seen = reader.get("/roles/" + role).body();
        var at = seen.replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
        var fields = Map.of("seen", at, "rights", "explorer.watch", "title", "Helpers");
        reader.form("/roles/" + role, fields);
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + boss + "&action=identity.role"))
                                .contains(
                                        "identity.role.added",
                                        "identity.role.changed",
                                        role,
                                        "explorer.watch",
                                        "POST /roles/" + role,
                                        "127.0.0.1"));
    }

    @Test
    void nothingASignedInPersonChangesIsMissing() throws Exception {
        var name = name();
        var anna = signedIn(name, "customer");
        anna.get("/");
        anna.form("/theme", Map.of("theme", "dark", "back", "/"));
        anna.form("/locks/openings", Map.of("username", "somebody"));
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + name))
                                .contains("POST /theme", "/locks/openings 403"));
    }

    @Test
    void signInsStandThereAndPasswordsDoNot() throws Exception {
        var name = name();
        var good = "Green-Lantern-12";
        var account = Map.of("username", name, "email", name + "@example.com", "password", good);
        var visitor = new Site(app.address());
        visitor.get("/sign-up");
        visitor.form("/sign-up", account);
        var stranger = new Site(app.address());
        stranger.get("/sign-in");
        stranger.form("/sign-in", Map.of("username", name, "password", "Secret-Wrong-77"));
        stranger.form("/sign-in", Map.of("username", "Secret-Typed-88", "password", "x"));
        stranger.form("/sign-in", Map.of("username", name, "password", good));
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + name))
                                .contains(
                                        "identity.password.wrong",
                                        "identity.registered",
                                        "identity.password.right",
                                        "identity.session.begun"));
        var sql =
                "select count(*) from journal.entries e where e::text ~* 'secret-wrong|secret-typed|green-lantern'";
        assertThat(app.db().sql(sql).query(Long.class).single()).isZero();
    }

    @Test
    void anActIsOneLineWithWordsAndTheAddressItCameFrom() throws Exception {
        var name = name();
        var visitor = new Site(app.address());
        visitor.get("/sign-up");
        visitor.form(
                "/sign-up",
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@example.com",
                        "password",
                        "Green-Lantern-12"));
        visitor.get("/security");
        visitor.form("/sign-out", Map.of());
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + name))
                                .contains("A session was ended", "identity.session.ended")
                                .containsOnlyOnce("POST /sign-out")
                                .doesNotContain("<code>request</code>"));
        assertThat(page("?who=" + name + "&action=identity.session.ended")).contains("127.0.0.1");
        assertThat(page("?who=" + name + "&action=request")).contains("POST /sign-out");
        assertThat(page("?who=" + name)).contains("Did what", "From where");
    }

    @Test
    void everyActionHasWordsInBothLanguages() throws Exception {
        var told = Pattern.compile("(?:Deed\\.of|[^.]told)\\(\\s*\"([a-z.]+)\"");
        var chosen = Pattern.compile("(?:action|act) =[^;]*;");
        var heard = Pattern.compile("\"((?:identity|tickets|visits|orders)\\.[a-z.]+)\"");
        var actions = new TreeSet<String>();
        for (var file : sources()) {
            var text = Files.readString(file);
            told.matcher(text).results().forEach(found -> actions.add(found.group(1)));
            if (text.contains("Deed.of(a")) {
                chosen.matcher(text)
                        .results()
                        .flatMap(found -> word().matcher(found.group()).results())
                        .forEach(found -> actions.add(found.group(1)));
            }
            if (file.getFileName().toString().startsWith("Keep")
                    && file.toString().contains("journal")) {
                heard.matcher(text).results().forEach(found -> actions.add(found.group(1)));
            }
        }
        assertThat(actions)
                .hasSizeGreaterThan(70)
                .contains("privacy.consent.given", "tickets.said");
        var texts = new Texts();
        for (var language : Texts.LANGUAGES) {
            assertThat(actions)
                    .as(language)
                    .noneMatch(
                            action ->
                                    texts.text(language, "deed." + action)
                                            .equals("deed." + action));
        }
    }

    private static Pattern word() {
        return Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void ordersAreHeardFromTheirOwnEvents() throws Exception {
        var anna = app.person();
        var wish =
                """
                {"items":[{"productId":"router","quantity":1}],"deliveryAddress":"Lenina 1"}
                """;
        var key = UUID.randomUUID().toString();
        anna.post("/api/orders", wish, "Idempotency-Key", key);
        anna.post("/api/orders", "{}", "Idempotency-Key", UUID.randomUUID().toString());
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + anna.username()))
                                .contains("orders.requested", "/api/orders 422")
                                .doesNotContain("/api/orders 20"));
    }

    @Test
    void isFoundByWordsDaysAndAction() throws Exception {
        var name = name();
        var anna = signedIn(name, "customer");
        anna.get("/");
        anna.form("/language", Map.of("language", "en", "back", "/"));
        Eventually.holds(() -> assertThat(page("?q=" + name)).contains("POST /language"));
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = "&from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        assertThat(page("?who=" + name + days)).contains("POST /language");
        assertThat(page("?who=" + name + "&to=2020-01-01")).doesNotContain("POST /language");
        assertThat(page("?who=" + name + "&action=nothing")).doesNotContain("POST /language");
        assertThat(page("?who=" + name + "&before=1")).doesNotContain("POST /language");
        assertThat(reader.get("/journal?from=yesterday").statusCode()).isEqualTo(422);
        assertThat(reader.get("/journal?from=0001-01-01").statusCode()).isEqualTo(422);
        assertThat(reader.get("/journal?q=%22%27%29%28%26%7C%21%3A*").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesAsATableOrAsLinesAndTellsThatItDid() throws Exception {
        var name = name();
        var anna = signedIn(name, "customer");
        anna.get("/");
        anna.form("/language", Map.of("language", "en", "back", "/"));
        Eventually.holds(() -> assertThat(page("?who=" + name)).contains("POST /language"));
        var csv = reader.get("/journal/export.csv?who=" + name);
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines().toList()).hasSize(2);
        assertThat(csv.body()).startsWith("position,at,who").contains("\"" + name + "\"");
        var lines = reader.get("/journal/export.jsonl?who=" + name).body().lines().toList();
        assertThat(lines).hasSize(1).first().asString().contains("\"who\":\"" + name + "\"");
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + boss + "&action=journal.exported"))
                                .contains("journal.csv", "journal.jsonl", name));
        assertThat(Csv.cell("=cmd()")).isEqualTo("\"'=cmd()\"");
        assertThat(Csv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void programsReadItPageByPage() throws Exception {
        var name = name();
        var anna = signedIn(name, "customer");
        anna.get("/");
        anna.form("/theme", Map.of("theme", "dark", "back", "/"));
        anna.form("/theme", Map.of("theme", "light", "back", "/"));
        var program = app.person("watcher" + name(), Set.of("manager"));
        Eventually.holds(
                () ->
                        assertThat(program.get("/api/journal?who=" + name).json().at("/entries"))
                                .hasSize(2));
        var first = program.get("/api/journal?limit=1&who=" + name).json();
        assertThat(first.at("/entries/0/request").asString()).startsWith("POST /theme");
        var next = first.at("/next").asString();
        var second = program.get("/api/journal?limit=1&who=" + name + "&cursor=" + next).json();
        assertThat(second.at("/entries/0/position").asLong())
                .isLessThan(first.at("/entries/0/position").asLong());
        assertThat(second.has("next")).isFalse();
        assertThat(program.get("/api/journal?from=yesterday").status()).isEqualTo(422);
        assertThat(program.get("/api/journal?limit=0").status()).isEqualTo(422);
        assertThat(app.person().get("/api/journal").status()).isEqualTo(403);
        Eventually.holds(
                () ->
                        assertThat(page("?who=" + program.username() + "&action=journal.read"))
                                .contains(name));
    }

    @Test
    void isForThoseWithTheRight() {
        var anna = signedIn(name(), "customer", "agent");
        for (var path : List.of("/journal", "/journal/export.csv", "/journal/export.jsonl")) {
            assertThat(anna.get(path).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theWholeChainIsSound() {
        var verdict =
                VerifyChain.of(
                        app.bean(com.zaxxer.hikari.HikariDataSource.class),
                        app.bean(MasterKey.class));
        assertThat(verdict.findings()).isEmpty();
    }

    private String page(String query) {
        return reader.get("/journal" + query).body();
    }

    private Site signedIn(String name, String... roles) {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", app.tokens().sign(name, Set.of(roles)));
    }

    private static String name() {
        return "w" + Long.toString(System.nanoTime(), 36);
    }
}
