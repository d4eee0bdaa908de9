package opora.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.PersonKeys;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People decide about their data, and see all of it.
class PrivacyTest {
    private final WholeApp app = WholeApp.get();

    @Test
    void everyPartAnswersAndOnlyThePersonFetchesIt() throws Exception {
        var name = app.person().username();
        var anna = signedIn(name, "customer");
        Eventually.holds(() -> assertThat(anna.get("/profile").body()).contains(name));
        anna.get("/my-data");
        anna.form("/my-data/consents", Map.of("purpose", "news", "version", "1", "given", "true"));
        anna.get("/my-data");
        assertThat(anna.form("/my-data/exports", Map.of()).statusCode()).isEqualTo(303);
        Eventually.holds(() -> assertThat(anna.get("/my-data/exports").body()).contains("Ready"));
        var path =
                anna.get("/my-data/exports")
                        .body()
                        .replaceAll("(?s).*href=\"(/my-data/exports/[^\"]+)\".*", "$1");
        var files = unzipped(anna.bytes(path).body());
        var page = files.remove("index.html");
        assertThat(page)
                .contains("What is known of " + name, "<h2>Profile", name + "@example.org")
                .contains("<dt>Username <code>username</code></dt>", "href=\"style.css\"")
                .doesNotContain("<script", "<style");
        assertThat(files.remove("style.css")).contains("color-scheme");
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(Exports.SOURCES);
        files.values().forEach(json -> JsonMapper.shared().readTree(json));
        assertThat(files.get("customers")).contains(name + "@example.org");
        assertThat(files.get("privacy")).contains("\"news\"");
        var boris = signedIn(app.person().username(), "customer");
        assertThat(boris.get(path).statusCode()).isEqualTo(404);
        assertThat(anna.get("/my-data/exports/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void programsTheyAreSignedInWithDoTheSame() throws Exception {
        var anna = app.person();
        var path = "/api/my-data/consents";
        var version = news(anna).at("/version").asInt();
        var wish = "{\"purpose\":\"news\",\"version\":%d,\"given\":true}";
        assertThat(anna.post(path, wish.formatted(version)).status()).isEqualTo(200);
        assertThat(news(anna).at("/given").asBoolean()).isTrue();
        assertThat(anna.post(path, wish.formatted(version + 77)).status()).isEqualTo(409);
        assertThat(anna.post(path, "{}").at("/errors/1/field")).isEqualTo("version");
        var export = "/api/my-data/exports/" + anna.post("/api/my-data/exports", "").at("/id");
        Eventually.holds(() -> assertThat(anna.get(export).status()).isEqualTo(200));
        assertThat(anna.get(export).header("Content-Type")).hasValue("application/zip");
        assertThat(app.person().get(export).status()).isEqualTo(404);
        var erasure = "/api/my-data/erasure";
        assertThat(anna.get(erasure).status()).isEqualTo(404);
        assertThat(anna.post(erasure, "{\"username\":\"boris\"}").status()).isEqualTo(422);
        var sure = "{\"username\":\"%s\"}".formatted(anna.username());
        assertThat(anna.post(erasure, sure).at("/state")).isIn("ASKED", "WAITING");
        assertThat(anna.post(erasure, sure).status()).isEqualTo(409);
        assertThat(anna.send(anna.request(erasure).DELETE()).at("/state")).isEqualTo("CANCELLED");
    }

    private static JsonNode news(Visitor anna) {
        for (var consent : anna.get("/api/my-data/consents").json()) {
            if (consent.at("/name").asString().equals("news")) {
                return consent;
            }
        }
        throw new AssertionError("no consent to news");
    }

    @Test
    void onItsWayNobodyCanReadIt() throws Exception {
        var name = app.person().username();
        var anna = signedIn(name, "customer");
        Eventually.holds(() -> assertThat(anna.get("/profile").body()).contains(name + "@"));
        anna.get("/my-data");
        anna.form("/my-data/exports", Map.of());
        Eventually.holds(() -> assertThat(anna.get("/my-data/exports").body()).contains("Ready"));
        var sql =
                """
                select count(*) from privacy.pieces p join privacy.exports e on e.id = p.export
                where e.username = ? and (sealed like '%' || e.username || '%' or sealed like '%"%')
                """;
        assertThat(app.db().sql(sql).param(name).query(Long.class).single()).isZero();
        var pieces =
                """
                select sealed from privacy.pieces p join privacy.exports e on e.id = p.export where e.username = ?
                """;
        assertThat(app.db().sql(pieces).param(name).query(String.class).list())
                .isNotEmpty()
                .allSatisfy(piece -> assertThat(asStaffSees(piece)).doesNotContain(name));
    }

    /// Pages of events open what is sealed for the person; this stays closed.
    private String asStaffSees(String sealed) throws IOException {
        var shown = Base64.getDecoder().decode(app.bean(PersonKeys.class).reveal(sealed, ""));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(shown))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return "";
        }
    }

    @Test
    void askingTooOftenIsRefused() {
        var anna = signedIn(app.person().username(), "customer");
        anna.get("/my-data");
        for (int i = 0; i < 5; i++) {
            anna.form("/my-data/exports", Map.of());
        }
        var sql = "select count(*) from privacy.exports group by username order by 1 desc limit 1";
        assertThat(app.db().sql(sql).query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void aConsentIsWorthOnlyWhatWasRead() {
        var purpose = "p" + Long.toString(System.nanoTime(), 36);
        var manager = signedIn("manager-" + purpose, "manager");
        manager.get("/consents");
        var words = new TreeMap<String, String>();
        words.put("name", purpose);
        words.put("titleRu", "Опрос");
        words.put("titleEn", "Survey <1>");
        words.put("wordsRu", "Спрашивайте меня");
        assertThat(manager.form("/consents", words).statusCode()).isEqualTo(422);
        words.put("wordsEn", "Ask me");
        assertThat(manager.form("/consents", words).statusCode()).isEqualTo(303);
        var name = app.person().username();
        var anna = signedIn(name, "customer");
        assertThat(anna.get("/my-data").body()).contains("Survey &lt;1&gt;");
        assertThat(decide(anna, purpose, "1", "true")).isEqualTo(303);
        assertThat(holds(name, purpose)).isTrue();
        manager.form("/consents", words);
        assertThat(holds(name, purpose)).as("worded anew").isFalse();
        assertThat(anna.get("/my-data").body()).contains("Worded anew since you agreed");
        assertThat(decide(anna, purpose, "1", "true")).as("not the current one").isEqualTo(409);
        assertThat(decide(anna, purpose, "2", "true")).isEqualTo(303);
        assertThat(holds(name, purpose)).isTrue();
        assertThat(decide(anna, purpose, "2", "false")).isEqualTo(303);
        assertThat(holds(name, purpose)).isFalse();
        assertThat(signedIn(name, "customer").get("/consents").statusCode()).isEqualTo(403);
    }

    /// A context that keeps names of people in its tables and is not asked would be left out of
    /// every export.
    @Test
    void everyContextThatKnowsPeopleIsAsked() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            var know =
                    files.filter(Files::isRegularFile)
                            // what a repeated request is told, for a day
                            .filter(file -> !file.endsWith("V20__kept_answers.sql"))
                            .filter(PrivacyTest::namesPeople)
                            .map(file -> file.getParent().getFileName().toString())
                            .toList();
            assertThat(Exports.SOURCES).containsAll(Set.copyOf(know));
        }
    }

    private static boolean namesPeople(Path file) {
        try {
            return Files.readString(file).contains(" username text");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int decide(Site site, String purpose, String version, String given) {
        site.get("/my-data");
        var fields = Map.of("purpose", purpose, "version", version, "given", given);
        return site.form("/my-data/consents", fields).statusCode();
    }

    private boolean holds(String username, String purpose) {
        return app.bean(Consents.class).of(username).stream()
                .filter(consent -> consent.name().equals(purpose))
                .anyMatch(Consent::holds);
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                files.put(entry.getName().replace(".json", ""), text);
            }
        }
        return files;
    }

    private Site signedIn(String name, String role) {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", app.tokens().sign(name, Set.of(role)));
    }
}
