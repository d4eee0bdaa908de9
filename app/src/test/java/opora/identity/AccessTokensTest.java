package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opora.Eventually;
import opora.WholeApp;
import opora.shell.AccessTokens;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Tokens for programs: what they open, and that they open nothing else.
class AccessTokensTest {
    private static final Pattern TOKEN = Pattern.compile("opora_[A-Za-z0-9_-]{43}");
    private static final Pattern REVOKE = Pattern.compile("/security/tokens/([^/\"]+)/revoke");

    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);
    private final Site site = anna.signedIn();

    @Test
    void aTokenOpensWhatItWasMadeForAndNothingElse() throws Exception {
        var program = program(token(make("profile:read")));
        assertThat(program.get("/api/session").body()).contains(anna.name());
        Eventually.holds(
                () ->
                        assertThat(program.get("/api/profile").body())
                                .contains("\"username\":\"" + anna.name() + "\""));
        var change = program.json("PUT", "/api/profile", "{}");
        assertThat(change.statusCode()).isEqualTo(403);
        assertThat(change.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_scope");
        assertThat(program.get("/api/sessions").statusCode()).isEqualTo(403);
        assertThat(program.get("/security").statusCode()).isEqualTo(403);
        assertThat(program.get("/security/tokens").statusCode()).isEqualTo(403);
    }

    @Test
    void aRefusalNamesTheScopeThatIsMissingOrThatThereIsNone() {
        var program = program(token(make("profile:read")));
        var missing = program.get("/api/wallet");
        assertThat(missing.body()).contains("It takes the scope wallet:read");
        assertThat(missing.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("scope=\"wallet:read\"");
        assertThat(program.get("/api/sessions").body()).contains("No scope opens this");
    }

    @Test
    void whatAPersonMayNotDoTheirTokenMayNotEither() {
        var program = program(token(make("desk:write,tickets:read,accounts:write")));
        assertThat(program.get("/api/tickets").statusCode()).isEqualTo(200);
        for (var path : List.of("/api/desk/tickets", "/api/accounts")) {
            var refused = program.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains("You do not have the right");
        }
    }

    @Test
    void thePageGathersScopesUnderHeadings() {
        assertThat(site.get("/security/tokens").body())
                .containsSubsequence("One’s own", "tickets:read", "Money", "wallet:pay")
                .containsSubsequence("Work on tickets", "desk:write", "Running the installation");
    }

    @Test
    void itIsNoSessionOfABrowser() {
        var thief = anna.site().cookie("opora_session", token(make("profile:write")));
        assertThat(thief.get("/security").statusCode()).isIn(303, 403);
    }

    @Test
    void aRevokedTokenOpensNothing() {
        var program = program(token(make("orders:read")));
        assertThat(program.get("/api/session").statusCode()).isEqualTo(200);
        revoke(site);
        assertThat(program.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whatRanOutOpensNothing() {
        var token = AccessTokens.PREFIX + "b".repeat(43);
        var known = app.bean(AccessTokens.class);
        known.accept(
                AccessTokens.hash(token),
                new AccessTokens.Known(
                        "x",
                        anna.name(),
                        Set.of("customer"),
                        Set.of("orders:read"),
                        Instant.now().minusSeconds(1)));
        assertThat(program(token).get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void madeUpTokensOpenNothing() {
        assertThat(program("opora_" + "a".repeat(43)).get("/api/session").statusCode())
                .isEqualTo(401);
        assertThat(program("opora_").get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void onlyItsHashStaysHereAndItIsShownOnce() {
        var token = token(make("orders:read"));
        assertThat(site.get("/security/tokens").body())
                .contains("orders:read")
                .doesNotContain(token);
        var hash = "select hash from identity.access_tokens where username = ?";
        assertThat(app.db().sql(hash).param(anna.name()).query(String.class).list())
                .hasSize(1)
                .noneMatch(token::contains);
    }

    @Test
    void itsLastUseIsShown() {
        var program = program(token(make("orders:read")));
        assertThat(site.get("/security/tokens").body()).contains("never used");
        program.get("/api/session");
        app.bean(LastSeen.class).write();
        assertThat(site.get("/security/tokens").body()).doesNotContain("never used");
    }

    @Test
    void nobodyRevokesTheTokenOfSomebodyElse() {
        var program = program(token(make("orders:read")));
        var id = REVOKE.matcher(site.get("/security/tokens").body());
        assertThat(id.find()).isTrue();
        var boris = Newcomer.joined(app).signedIn();
        boris.get("/security");
        var tried = boris.form("/security/tokens/" + id.group(1) + "/revoke", Map.of());
        assertThat(tried.statusCode()).isEqualTo(404);
        assertThat(program.get("/api/session").statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramTheyAreSignedInWithListsAndRevokesThem() {
        var leaked = program(token(make("orders:read")));
        var own = anna.program();
        var listed = JsonMapper.shared().readTree(own.get("/api/tokens").body());
        assertThat(listed.at("/0/name").asString()).isEqualTo("Nightly");
        assertThat(listed.at("/0/scopes/0").asString()).isEqualTo("orders:read");
        var path = "/api/tokens/" + listed.at("/0/id").asString();
        assertThat(leaked.json("DELETE", path, "").statusCode()).isEqualTo(403);
        var boris = Newcomer.joined(app).program();
        assertThat(boris.json("DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(own.json("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(leaked.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(own.get("/api/tokens").body()).isEqualTo("[]");
    }

    @Test
    void theFormSaysWhatIsWrong() {
        site.get("/security/tokens");
        var wrong = Map.of("name", "", "scopes", "everything:write", "days", "9999");
        var answer = site.form("/security/tokens", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("name-flaw", "scopes-flaw");
        assertThat(site.formAsIs("/security/tokens", wrong).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> make(String scope) {
        site.get("/security/tokens");
        return site.form(
                "/security/tokens", Map.of("name", "Nightly", "scopes", scope, "days", "30"));
    }

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).as("the page shows it").isTrue();
        return found.group();
    }

    private static void revoke(Site site) {
        var id = REVOKE.matcher(site.get("/security/tokens").body());
        assertThat(id.find()).isTrue();
        site.form("/security/tokens/" + id.group(1) + "/revoke", Map.of());
    }

    private Site program(String token) {
        return anna.site().with("Authorization", "Bearer " + token);
    }
}
