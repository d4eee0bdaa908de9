package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opora.WholeApp;
import opora.shell.Person;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// Apps from outside: the whole way from the person's consent to the API, and what thieves try.
class ConnectedAppsTest {
    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);
    private final Site chief =
            new Site(app.address(), Newcomer.freshPlace())
                    .with("Accept-Language", "en")
                    .cookie(
                            "opora_session",
                            app.tokens().sign("chief", Set.of(Person.ADMINISTRATOR)));
    private final OutsideApp outside = new OutsideApp(app, chief);

    @Test
    void theWholeWay() throws Exception {
        var about = OutsideApp.json(anna.site().get("/.well-known/openid-configuration"));
        var issuer = about.at("/issuer").asString();
        assertThat(about.at("/authorization_endpoint").asString())
                .isEqualTo(issuer + "/oauth/authorize");

        var browser = anna.site();
        var begin = outside.authorize("openid email offline_access profile:read");
        var stranger = browser.get(begin).headers().firstValue("Location").orElse("");
        assertThat(stranger).startsWith("/sign-in?next=");
        browser.get(stranger);
        var next = UriComponentsBuilder.fromUriString(stranger).build().getQueryParams();
        var entered =
                browser.form(
                        "/sign-in",
                        Map.of(
                                "username",
                                anna.name(),
                                "password",
                                Newcomer.PASSWORD,
                                "next",
                                OutsideApp.decoded(String.valueOf(next.getFirst("next")))));
        var consent = browser.get(entered.headers().firstValue("Location").orElse(""));
        assertThat(consent.body()).contains("Reports asks", "know your username", "Profile: look");
        var back = outside.allow(browser, "openid email offline_access profile:read");
        assertThat(back)
                .startsWith(OutsideApp.BACK)
                .contains("state=s%261", "iss=" + OutsideApp.encoded(issuer));

        var tokens = OutsideApp.json(outside.trade(OutsideApp.code(back), OutsideApp.VERIFIER));
        assertThat(tokens.at("/token_type").asString()).isEqualTo("Bearer");
        var program = outside.program(tokens.at("/access_token").asString());
        assertThat(OutsideApp.json(program.get("/api/oauth/userinfo")).at("/sub").asString())
                .isEqualTo(anna.name());
        assertThat(program.get("/api/profile").statusCode()).isIn(200, 404);
        assertThat(program.json("PUT", "/api/profile", "{}").statusCode()).isEqualTo(403);
        assertThat(program.get("/api/sessions").statusCode()).isEqualTo(403);

        var id = SignedJWT.parse(tokens.at("/id_token").asString());
        var keys = JWKSet.parse(anna.site().get("/api/oauth/keys").body());
        var key = keys.getKeyByKeyId(id.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(id.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(id.getJWTClaimsSet().getIssuer()).isEqualTo(issuer);
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(outside.clientId);
        assertThat(id.getJWTClaimsSet().getClaim("nonce")).isEqualTo("n1");
        assertThat(id.getJWTClaimsSet().getClaim("email")).isEqualTo(anna.email());
    }

    @Test
    void tellsTheAddressAndWhetherItIsProved() throws Exception {
        assertThat(claims("openid profile email"))
                .containsEntry("email", anna.email())
                .containsEntry("email_verified", false)
                .containsEntry("preferred_username", anna.name())
                .containsEntry("locale", "en");
        app.bean(Accounts.class).proveEmail(anna.name());
        assertThat(claims("openid email"))
                .containsEntry("email_verified", true)
                .doesNotContainKey("locale");
        assertThat(claims("openid")).doesNotContainKeys("email", "email_verified", "locale");
    }

    /// The same at userinfo and in the ID token.
    private Map<String, Object> claims(String scope) throws Exception {
        var tokens = outside.tokens(anna.signedIn(), scope);
        var userinfo =
                outside.program(tokens.at("/access_token").asString()).get("/api/oauth/userinfo");
        var id = SignedJWT.parse(tokens.at("/id_token").asString()).getJWTClaimsSet().getClaims();
        var all = new HashMap<String, Object>();
        for (var claim : OutsideApp.json(userinfo).properties()) {
            var told = claim.getValue();
            all.put(claim.getKey(), told.isBoolean() ? told.asBoolean() : told.asString());
        }
        assertThat(id).containsAllEntriesOf(all);
        return all;
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() {
        var tokens = outside.tokens(anna.signedIn(), "openid address x:read");
        assertThat(tokens.at("/scope").asString()).isEqualTo("openid");
    }

    @Test
    void anAppShowsItsSecretInTheHeaderToo() {
        var fields =
                outside.grant(
                        OutsideApp.code(outside.allow(anna.signedIn(), "openid")),
                        OutsideApp.VERIFIER);
        var twice = outside.basic(outside.secret, fields);
        assertThat(twice.statusCode()).isEqualTo(401);
        fields.remove("client_secret");
        fields.remove("client_id");
        var wrong = outside.basic("guess", fields);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic realm=");
        assertThat(JsonMapper.shared().readTree(wrong.body()).at("/error").asString())
                .isEqualTo("invalid_client");
        assertThat(outside.basic(outside.secret, fields).statusCode()).isEqualTo(200);
    }

    @Test
    void basicOpensNothingElse() {
        var site =
                anna.site().with("Authorization", "Basic " + outside.encodedPair(outside.secret));
        assertThat(site.get("/api/profile").statusCode()).isEqualTo(401);
        assertThat(site.get("/api/oauth/userinfo").statusCode()).isIn(401, 403);
    }

    @Test
    void aWishWithoutItsPartsIsNoRequest() {
        var fields = outside.grant("x", OutsideApp.VERIFIER);
        fields.remove("code");
        assertThat(outside.token(fields).body()).contains("invalid_request");
        fields.remove("grant_type");
        assertThat(outside.token(fields).body()).contains("invalid_request");
        fields.put("grant_type", "password");
        assertThat(outside.token(fields).body()).contains("unsupported_grant_type");
    }

    @Test
    void discoveryTellsAllOfIt() {
        var about = OutsideApp.json(anna.site().get("/.well-known/openid-configuration"));
        assertThat(about.at("/token_endpoint_auth_methods_supported").toString())
                .contains("client_secret_basic", "client_secret_post", "none");
        assertThat(about.at("/scopes_supported").toString())
                .contains("\"profile\"", "\"email\"", "\"wallet:pay\"");
        assertThat(about.at("/claims_supported").toString())
                .contains("email_verified", "locale", "preferred_username");
    }

    @Test
    void thePageSaysWhatAnAppMayAskForAndHowItShowsWhoItIs() {
        assertThat(chief.get("/connected-apps").body())
                .contains("offline_access", "client_secret_basic, client_secret_post");
    }

    @Test
    void whoAllowedItOnceIsNotAskedAgainUnlessForMore() {
        var browser = anna.signedIn();
        outside.allow(browser, "openid");
        assertThat(browser.get(outside.authorize("openid")).headers().firstValue("Refresh"))
                .isPresent();
        assertThat(browser.get(outside.authorize("openid email")).headers().firstValue("Refresh"))
                .isEmpty();
    }

    @Test
    void whoDeniesIsSentBackWithoutACode() {
        var browser = anna.signedIn();
        browser.get(outside.authorize("openid"));
        var fields = outside.parameters("openid");
        fields.put("allow", "false");
        assertThat(OutsideApp.refresh(browser.form("/oauth/authorize", fields)))
                .contains("error=access_denied")
                .doesNotContain("code=");
    }

    @Test
    void consentNeedsTheTokenOfTheForm() {
        var browser = anna.signedIn();
        var fields = outside.parameters("openid");
        fields.put("allow", "true");
        fields.put("_csrf", "guess");
        assertThat(browser.formAsIs("/oauth/authorize", fields).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyIsSentWhereTheAppIsNot() {
        var browser = anna.signedIn();
        for (var evil :
                List.of(
                        "https://evil.example/",
                        OutsideApp.BACK + "&x=1",
                        "https://app.example.evil.example/callback",
                        "")) {
            var fields = outside.parameters("openid");
            fields.put("redirect_uri", evil);
            var answer = browser.get("/oauth/authorize?" + OutsideApp.query(fields));
            assertThat(answer.statusCode()).as(evil).isEqualTo(400);
            assertThat(answer.headers().firstValue("Refresh")).isEmpty();
        }
        var fields = outside.parameters("openid");
        fields.put("client_id", "nobody");
        assertThat(browser.get("/oauth/authorize?" + OutsideApp.query(fields)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatTheAppAsksWronglyItIsTold() {
        assertThat(refused("scope", "openid orders:write")).contains("error=invalid_scope");
        assertThat(refused("scope", "")).contains("error=invalid_scope");
        assertThat(refused("response_type", "token")).contains("error=unsupported_response_type");
        assertThat(refused("code_challenge_method", "plain")).contains("error=invalid_request");
        assertThat(refused("code_challenge", "")).contains("error=invalid_request");
    }

    @Test
    void aStolenCodeIsOfNoUse() {
        var browser = anna.signedIn();
        var code = OutsideApp.code(outside.allow(browser, "openid"));
        assertThat(outside.trade(code, "w".repeat(43)).body()).contains("invalid_grant");
        assertThat(outside.trade(code, OutsideApp.VERIFIER).body())
                .as("the wrong try has used it up")
                .contains("invalid_grant");
        assertThat(outside.trade(OutsideApp.code(outside.allow(browser, "openid")), "").body())
                .contains("invalid_grant");
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItGave() {
        var code = OutsideApp.code(outside.allow(anna.signedIn(), "openid offline_access"));
        var tokens = OutsideApp.json(outside.trade(code, OutsideApp.VERIFIER));
        var program = outside.program(tokens.at("/access_token").asString());
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(200);
        assertThat(outside.trade(code, OutsideApp.VERIFIER).statusCode()).isEqualTo(400);
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
        assertThat(outside.refreshed(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsTheftEndsAll() {
        var first = outside.tokens(anna.signedIn(), "openid offline_access");
        var second = OutsideApp.json(outside.refreshed(first));
        var program = outside.program(second.at("/access_token").asString());
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(200);
        assertThat(outside.refreshed(first).body()).contains("invalid_grant");
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
        assertThat(outside.refreshed(second).statusCode()).isEqualTo(400);
    }

    @Test
    void anAppNeedsItsSecretAndNoOtherAppsCode() {
        var code = OutsideApp.code(outside.allow(anna.signedIn(), "openid"));
        var fields = outside.grant(code, OutsideApp.VERIFIER);
        fields.put("client_secret", "guess");
        assertThat(outside.token(fields).statusCode()).isEqualTo(401);
        var other = OutsideApp.register(chief, "true");
        fields.put("client_id", other.get(1));
        fields.put("client_secret", other.get(2));
        assertThat(outside.token(fields).body()).contains("invalid_grant");
    }

    @Test
    void anAppWithoutSecretsProvesItselfByItsVerifierAlone() {
        var open = OutsideApp.register(chief, "false");
        assertThat(open).hasSize(2);
        var browser = anna.signedIn();
        var fields = outside.parameters("openid");
        fields.put("client_id", open.get(1));
        browser.get("/oauth/authorize?" + OutsideApp.query(fields));
        fields.put("allow", "true");
        var code = OutsideApp.code(OutsideApp.refresh(browser.form("/oauth/authorize", fields)));
        var wish = outside.grant(code, OutsideApp.VERIFIER);
        wish.put("client_id", open.get(1));
        wish.remove("client_secret");
        assertThat(outside.token(wish).statusCode()).isEqualTo(200);
    }

    /// Same key, but made for the app: it must not open anything here.
    @Test
    void anIdTokenIsNoSession() {
        var tokens = outside.tokens(anna.signedIn(), "openid");
        var id = tokens.at("/id_token").asString();
        assertThat(outside.program(id).get("/api/session").statusCode()).isEqualTo(401);
        var cookie = anna.site().cookie("opora_session", id);
        assertThat(cookie.get("/security").statusCode()).isEqualTo(303);
    }

    @Test
    void itsOwnerStopsAnAppAndAnAdministratorTurnsItOff() {
        var browser = anna.signedIn();
        var tokens = outside.tokens(browser, "openid offline_access");
        assertThat(browser.get("/security").body()).contains("Reports");
        browser.form("/security/apps/" + outside.clientId + "/stop", Map.of());
        assertThat(
                        outside.program(tokens.at("/access_token").asString())
                                .get("/api/session")
                                .statusCode())
                .isEqualTo(401);
        assertThat(outside.refreshed(tokens).statusCode()).isEqualTo(400);
        assertThat(browser.get("/security").body()).doesNotContain("Reports");
        chief.get("/connected-apps");
        chief.form("/connected-apps/" + outside.clientId + "/turn", Map.of("active", "false"));
        assertThat(browser.get(outside.authorize("openid")).statusCode()).isEqualTo(400);
    }

    @Test
    void anAppGivesBackItsToken() {
        var tokens = outside.tokens(anna.signedIn(), "openid");
        var access = tokens.at("/access_token").asString();
        var fields = new TreeMap<>(Map.of("token", access, "client_id", outside.clientId));
        fields.put("client_secret", outside.secret);
        var gone = anna.site().formAsIs("/api/oauth/revoke", fields);
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(outside.program(access).get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void theFormSaysWhatIsWrongAndCustomersDoNotSeeIt() {
        chief.get("/connected-apps");
        var wrong = Map.of("name", "", "redirects", "http://evil.example/", "scopes", "all");
        assertThat(chief.form("/connected-apps", wrong).body())
                .contains("name-flaw", "redirects-flaw", "scopes-flaw");
        assertThat(anna.signedIn().get("/connected-apps").statusCode()).isEqualTo(403);
    }

    private String refused(String parameter, String value) {
        var fields = outside.parameters("openid");
        fields.put(parameter, value);
        var answer = anna.signedIn().get("/oauth/authorize?" + OutsideApp.query(fields));
        assertThat(OutsideApp.refresh(answer)).contains("state=s%261");
        return OutsideApp.refresh(answer);
    }
}
