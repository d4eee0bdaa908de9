package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What attackers send, to every door there is. Guessing passwords is in `PasswordTest`, stealing
/// sessions in `SessionsTest`, forging tokens in `KeysTest` and `ForgedTokenTest`.
class AttackTest {
    private static final Set<String> ALL =
            Set.of("customer", "agent", "expert", "manager", "staff", "administrator");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "ANY");
    private static final String SCRIPT = "\"><script>alert(1)</script>";

    private final WholeApp app = WholeApp.get();
    private final String eve = Tokens.freshName();

    /// A page elsewhere makes the browser send the cookie along, but does not know the token.
    @Test
    void noFormOfAnotherSiteDoesAnything() {
        var browser = browser();
        browser.get("/sign-in");
        var done = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            if (HARMLESS.contains(method(endpoint)) || Endpoints.api(endpoint)) {
                continue;
            }
            for (var token : List.of(Map.<String, String>of(), Map.of("_csrf", "guessed"))) {
                var answer = browser.formAsIs(Endpoints.path(endpoint), token);
                if (answer.statusCode() != 403 || !answer.body().contains("out of date")) {
                    done.add(endpoint + " " + token + " answers " + answer.statusCode());
                }
            }
        }
        assertThat(done).isEmpty();
    }

    /// The cookie opens no API, so that no page elsewhere can use it either.
    @Test
    void noCookieOpensTheApi() {
        var browser = browser();
        var open = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            if (method(endpoint).equals("GET") && Endpoints.api(endpoint)) {
                var with = browser.get(Endpoints.path(endpoint)).statusCode();
                var without = new Site(app.address()).get(Endpoints.path(endpoint)).statusCode();
                if (with != without) {
                    open.add(endpoint + " answers " + with + " instead of " + without);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"a\":1}",
                "{\"a\\u0000\":\"\\u0000\"}",
                "{\"username\":{},\"plan\":[],\"amount\":\"x\",\"items\":3,\"name\":[1]}",
                "{\"amount\":1e999999999,\"items\":[null],\"url\":\"file:///etc/passwd\"}",
                "{\"amount\":9223372036854775808,\"items\":[{\"quantity\":-1}],\"name\":\"\\ud800\"}",
                "\u0000"
            })
    void noBrokenBodyIsAnsweredWithAFailure(String body) {
        assertThat(failures(body)).isEmpty();
    }

    @Test
    void aBodyThatNestsWithoutEndIsRefused() {
        assertThat(failures("[".repeat(10_000))).isEmpty();
        assertThat(failures("{\"a\":".repeat(10_000))).isEmpty();
    }

    @Test
    void noBodyIsReadBeyondTheLimit() {
        var huge = "{\"name\":\"" + "a".repeat(2_000_000) + "\"}";
        var program = program();
        for (var path : List.of("/api/session", "/api/registrations", "/api/orders")) {
            assertThat(program.json("POST", path, huge).statusCode()).as(path).isEqualTo(413);
            var piecemeal = program.stream(path, new ByteArrayInputStream(huge.getBytes()));
            assertThat(piecemeal.statusCode()).as(path).isEqualTo(413);
        }
        var browser = new Site(app.address());
        browser.get("/sign-in");
        var form = Map.of("username", "a".repeat(2_000_000), "password", "b");
        assertThat(browser.form("/sign-in", form).statusCode()).isEqualTo(413);
    }

    /// Whatever people call their things, each page shows it as text.
    @Test
    void noNameBecomesAScript() {
        var browser = browser().with("User-Agent", SCRIPT);
        call(browser, "/roles", "/roles", Map.of("name", eve, "title", SCRIPT));
        call(browser, "/consents", "/consents", consent());
        call(browser, "/connected-apps", "/connected-apps", connectedApp());
        call(browser, "/billing/plans", "/billing/plans", plan());
        call(browser, "/accounts", "/language", Map.of("language", SCRIPT, "back", SCRIPT));
        browser.cookie("opora_toast", SCRIPT.replace("\"", "%22")).cookie("opora_theme", "a");
        var shown = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            if (method(endpoint).equals("GET")
                    && !Endpoints.api(endpoint)
                    && !endpoint.endsWith("/live")) {
                var query = "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
                var page = browser.get(page(endpoint) + query).body();
                if (page.contains("<script>alert")) {
                    shown.add(endpoint);
                }
            }
        }
        assertThat(shown).isEmpty();
        assertThat(browser.get("/roles").body()).contains("&lt;script&gt;alert(1)");
        assertThat(browser.get("/connected-apps").body()).contains("&lt;script&gt;alert(1)");
    }

    private String page(String endpoint) {
        return Endpoints.path(endpoint.replace("/roles/{name}", "/roles/" + eve));
    }

    private static Map<String, String> connectedApp() {
        return Map.of(
                "name", SCRIPT,
                "redirects", "http://127.0.0.1/back",
                "scopes", "orders:read",
                "keepsSecrets", "true");
    }

    private Map<String, String> consent() {
        var fields = new TreeMap<>(Map.of("name", eve, "titleRu", SCRIPT, "titleEn", SCRIPT));
        fields.putAll(Map.of("wordsRu", SCRIPT, "wordsEn", SCRIPT));
        return fields;
    }

    private Map<String, String> plan() {
        var fields = new TreeMap<>(Map.of("id", eve, "nameRu", SCRIPT, "nameEn", SCRIPT));
        fields.putAll(Map.of("price", "100", "period", "P1M", "visits", "1", "hours", "1"));
        return fields;
    }

    private static void call(Site browser, String page, String path, Map<String, String> fields) {
        browser.get(page);
        assertThat(browser.form(path, fields).statusCode()).as(path).isLessThan(500);
    }

    /// Answers of 500, which say that nobody thought of it, and refusals that are no problem.
    private List<String> failures(String body) {
        var program = program();
        var failed = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            if (!HARMLESS.contains(method(endpoint)) && Endpoints.api(endpoint)) {
                var answer = program.json(method(endpoint), Endpoints.path(endpoint), body);
                var kind = answer.headers().firstValue("Content-Type").orElse("");
                var refused = answer.statusCode() >= 400;
                if (answer.statusCode() >= 500 || refused && !kind.contains("json")) {
                    failed.add(endpoint + " answers " + answer.statusCode() + " " + kind);
                }
            }
        }
        return failed;
    }

    private static String method(String endpoint) {
        return Arrays.stream(endpoint.split(" ")).findFirst().orElseThrow();
    }

    private Site browser() {
        return new Site(app.address())
                .with("Accept-Language", "en")
                .cookie("opora_session", app.tokens().sign(eve, ALL));
    }

    private Site program() {
        return new Site(app.address())
                .with("Authorization", "Bearer " + app.tokens().sign(eve, ALL))
                .with("Idempotency-Key", Tokens.freshName());
    }
}
