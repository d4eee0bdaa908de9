package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opora.trial.ShellAlone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ShellTest {
    private static final int FIRST_PAGE_BYTES = 150_000;

    private static ConfigurableApplicationContext app;
    private static String address;
    private static HttpResponse<String> early;
    private static HttpResponse<String> earlyPage;
    private static HttpResponse<String> earlyStranger;

    @BeforeAll
    static void start() {
        app = SpringApplication.run(ShellAlone.class, "--server.port=0");
        address = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
        beforeAnyKeyIsKnown();
        var keys = app.getBean(Keys.class);
        Signed.known(keys);
        keys.allAreKnown();
        var rights = app.getBean(Rights.class);
        rights.everybodyIsKnown();
        rights.define("staff", Set.of("shell.figures"), Instant.EPOCH);
    }

    /// As after a start: nobody can tell yet whether a token is good.
    private static void beforeAnyKeyIsKnown() {
        early = api().get("/api/things");
        earlyPage = signedIn("anna", "customer").get("/open/own");
        earlyStranger = site().get("/sign-in");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theFirstPageIsLight() {
        var site = site().with("Accept-Encoding", "gzip");
        var page = new Site(address).get("/").body();
        var bytes = page.length();
        var parts = Pattern.compile("(?:src|href)=\"(/assets/[^\"#]+)").matcher(page);
        var seen = new java.util.HashSet<String>();
        while (parts.find()) {
            if (seen.add(parts.group(1))) {
                bytes += site.bytes(parts.group(1)).body().length;
            }
        }
        assertThat(seen).hasSizeGreaterThan(4);
        assertThat(bytes).isLessThan(FIRST_PAGE_BYTES);
    }

    @Test
    void assetsMayBeKeptForEverAndTravelPacked() {
        var path = app.getBean(Assets.class).path("opora.css");
        var packed = site().with("Accept-Encoding", "gzip").bytes(path);
        assertThat(packed.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable", "31536000");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(site().get(path).headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(site().get("/assets/opora.0000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void aBrowserIsToldToRunNothingForeign() {
        var headers = site().get("/").headers();
        var policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void speaksTheLanguageThatIsAskedForOrChosen() {
        assertThat(site().with("Accept-Language", "ru-RU,ru;q=0.9,en;q=0.8").get("/").body())
                .contains("lang=\"ru\"");
        assertThat(site().with("Accept-Language", "de,en;q=0.5").get("/").body())
                .contains("lang=\"en\"");
        var site = site().with("Accept-Language", "en");
        site.get("/");
        assertThat(site.form("/language", Map.of("language", "ru")).statusCode()).isEqualTo(303);
        assertThat(site.get("/").body()).contains("lang=\"ru\"", "Войти");
    }

    @Test
    void keepsTheChosenThemeAndFollowsTheDeviceOtherwise() {
        var site = site();
        assertThat(site.get("/").body()).doesNotContain("data-bs-theme");
        site.form("/theme", Map.of("theme", "dark"));
        assertThat(site.get("/").body()).contains("data-bs-theme=\"dark\"");
        site.form("/theme", Map.of("theme", "\"><script>"));
        assertThat(site.get("/").body()).doesNotContain("data-bs-theme", "<script>");
    }

    @Test
    void aSwitchLeadsBackAndNowhereElse() {
        var site = site();
        site.get("/");
        var there = site.form("/theme", Map.of("theme", "dark", "back", "//evil.example"));
        assertThat(there.headers().firstValue("Location")).contains("/");
    }

    @Test
    void strangersAreShownTheDoorAndComeBackAfterwards() {
        var answer = site().get("/things?after=1&x=%22");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("/sign-in?next=%2Fthings");
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheDoor() {
        var answer = site().with("HX-Request", "true").get("/things");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void aFormWithoutTheTokenChangesNothing() {
        var site = signedIn("anna", "customer");
        assertThat(site.formAsIs("/open/change", Map.of()).statusCode()).isEqualTo(403);
        assertThat(site.formAsIs("/open/change", Map.of("_csrf", "made-up")).statusCode())
                .isEqualTo(403);
        site.get("/open/unknown");
        assertThat(site.form("/open/change", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenOfOnePersonIsWorthNothingToAnother() {
        var anna = signedIn("anna", "customer");
        var boris = signedIn("boris", "customer");
        anna.get("/open/unknown");
        boris.get("/open/unknown");
        assertThat(
                        boris.formAsIs("/open/change", Map.of("_csrf", anna.cookie("opora_csrf")))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theApiDoesNotLookAtCookies() {
        var site = signedIn("anna", "customer");
        assertThat(site.json("POST", "/api/things", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void namesFromOutsideAreDropped() {
        var forged = site().with("X-Username", "admin").with("X-Roles", "ROLE_STAFF");
        assertThat(forged.get("/open/headers").body()).isEqualTo("null null");
        var anna = signedIn("anna", "customer").with("x-username", "admin");
        assertThat(anna.get("/open/headers").body()).isEqualTo("anna ROLE_CUSTOMER");
    }

    @Test
    void staffDoorsOpenForStaffOnly() {
        assertThat(signedIn("anna", "customer").get("/open/staff").statusCode()).isEqualTo(403);
        assertThat(signedIn("clara", "customer", "staff").get("/open/staff").body())
                .isEqualTo("staff only");
    }

    @Test
    void whatConcernsAPersonAloneIsClosedToWhoActsInTheirPlace() {
        assertThat(signedIn("anna", "customer").get("/open/own").body()).isEqualTo("for oneself");
        assertThat(site().get("/open/own").statusCode()).isEqualTo(303);
        var rights = app.getBean(Rights.class);
        rights.define("helper", Set.of(InPlaceOf.RIGHT), Instant.EPOCH);
        var place = Signed.place("clara", "anna");
        var clara = signedIn("clara", "helper").cookie("opora_in_place_of", place);
        assertThat(clara.get("/open/headers").body()).startsWith("anna ");
        assertThat(clara.get("/open/own").statusCode()).isEqualTo(403);
        var other = signedIn("dora", "helper").cookie("opora_in_place_of", place);
        assertThat(other.get("/open/headers").body()).startsWith("dora ");
    }

    @Test
    void aNameCannotBecomeMarkup() {
        var page = signedIn("<script>alert(1)</script>", "customer").get("/nothing").body();
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }

    @Test
    void whatIsNotThereIsSaidInPlainWords() {
        var page = signedIn("anna", "customer").with("Accept-Language", "ru").get("/nothing");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Ничего не найдено");
    }

    @Test
    void aFailureIsFoundAgainByItsReference(CapturedOutput log) {
        var page = site().get("/open/broken");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).doesNotContain("secret detail");
        var reference =
                Pattern.compile("Reference: ([A-Z2-8]{4}-[A-Z2-8]{4})").matcher(page.body());
        assertThat(reference.find()).isTrue();
        assertThat(log.getAll()).contains(reference.group(1)).contains("secret detail");
    }

    @Test
    void aDatabaseThatIsAwayIsNoFailureOfOurs() {
        var away = api().get("/api/away");
        assertProblem(away, 503);
        assertThat(away.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(away.body()).doesNotContain("secret detail", "reference");
    }

    @Test
    void programsGetProblems() {
        var api = api();
        assertProblem(api.get("/api/nothing"), 404);
        assertProblem(api.get("/api/things"), 405);
        assertProblem(api.json("POST", "/api/things", "{\"name\":"), 400);
        assertProblem(site().get("/api/things"), 401);
        var broken = api.get("/api/broken");
        assertProblem(broken, 500);
        assertThat(broken.body()).contains("\"reference\"").doesNotContain("secret detail");
    }

    @Test
    void aProblemNamesTheFieldInTheLanguageAskedFor() {
        var answer =
                api().with("Accept-Language", "ru")
                        .json("POST", "/api/things", "{\"name\":\"a\",\"count\":\"many\"}");
        assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"count\"", "Значение не того типа");
    }

    @Test
    void aFieldNobodyKnowsIsNamed() {
        var answer = api().json("POST", "/api/things", "{\"name\":\"a\",\"count\":1,\"extra\":2}");
        assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"extra\"", "There is no such field");
    }

    @Test
    void aWrongMediaTypeIsRefused() {
        assertProblem(api().formAsIs("/api/things", Map.of("name", "a")), 415);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedHoweverItComes() {
        var body = "{\"name\":\"" + "a".repeat(70_000) + "\",\"count\":1}";
        assertProblem(api().json("POST", "/api/things", body), 413);
        assertProblem(api().stream("/api/things", new ByteArrayInputStream(body.getBytes())), 413);
    }

    @Test
    void tokensThatAreForgedOrExpiredAreToldApart() {
        var old =
                site().with(
                                "Authorization",
                                "Bearer "
                                        + Signed.token(
                                                "anna", Instant.now().minusSeconds(5), "customer"));
        var expired = old.get("/api/things");
        assertProblem(expired, 401);
        assertThat(expired.body()).contains("expired");
        assertProblem(site().with("Authorization", "Bearer nonsense").get("/api/things"), 401);
        assertProblem(site().with("Authorization", "Basic YTpi").get("/api/things"), 401);
    }

    @Test
    void aTokenIsNotCalledForgedBeforeTheKeysAreKnown() {
        assertProblem(early, 503);
        assertThat(early.headers().firstValue("Retry-After")).contains("2");
        assertThat(early.body()).contains("just started");
        assertThat(earlyPage.statusCode()).isEqualTo(503);
        assertThat(earlyPage.headers().firstValue("Retry-After")).contains("2");
        assertThat(earlyStranger.statusCode()).as("who has none").isNotEqualTo(503);
    }

    @Test
    void figuresAreForThisMachineAndStaff() {
        assertThat(site().get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(
                        site().with("X-Forwarded-For", "1.2.3.4")
                                .get("/actuator/prometheus")
                                .statusCode())
                .isNotEqualTo(200);
        assertThat(site().get("/actuator/env").statusCode()).isEqualTo(303);
    }

    private static void assertProblem(java.net.http.HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    private static Site site() {
        return new Site(address);
    }

    private static Site api() {
        return site().with("Authorization", "Bearer " + Signed.token("anna", "customer"));
    }

    private static Site signedIn(String username, String... roles) {
        return site().cookie("opora_session", Signed.token(username, roles));
    }
}
