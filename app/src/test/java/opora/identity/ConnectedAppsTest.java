package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.WholeApp;
import opora.shell.Person;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Apps from outside: the whole way from the person's consent to the API, and what thieves try.
class ConnectedAppsTest {
    private static final String BACK = "https://app.example/callback?tenant=7";
    private static final String VERIFIER = "v".repeat(43);
    private static final Pattern SHOWN = Pattern.compile("<code class=\"secret\">([^<]+)</code>");

    private final WholeApp app = WholeApp.get();
    private final Newcomer anna = Newcomer.joined(app);
    private final Site chief =
            new Site(app.address(), Newcomer.freshPlace())
                    .with("Accept-Language", "en")
                    .cookie(
                            "opora_session",
                            app.tokens().sign("chief", Set.of(Person.ADMINISTRATOR)));
    private final List<String> made = register("true");
    private final String clientId = made.get(1);
    private final String secret = made.get(2);

    @Test
    void theWholeWay() throws Exception {
        var about = json(anna.site().get("/.well-known/openid-configuration"));
        var issuer = about.at("/issuer").asString();
        assertThat(about.at("/authorization_endpoint").asString())
                .isEqualTo(issuer + "/oauth/authorize");

        var browser = anna.site();
        var begin = authorize("openid email offline_access profile:read");
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
                                decoded(String.valueOf(next.getFirst("next")))));
        var consent = browser.get(entered.headers().firstValue("Location").orElse(""));
        assertThat(consent.body()).contains("Reports asks", "know your username", "Profile: look");
        var back = allow(browser, "openid email offline_access profile:read");
        assertThat(back).startsWith(BACK).contains("state=s%261", "iss=" + encoded(issuer));

        var tokens = json(trade(code(back), VERIFIER));
        assertThat(tokens.at("/token_type").asString()).isEqualTo("Bearer");
        var program = program(tokens.at("/access_token").asString());
        assertThat(json(program.get("/api/oauth/userinfo")).at("/sub").asString())
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
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(clientId);
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
        var tokens = json(trade(code(allow(anna.signedIn(), scope)), VERIFIER));
        var userinfo = program(tokens.at("/access_token").asString()).get("/api/oauth/userinfo");
        var id = SignedJWT.parse(tokens.at("/id_token").asString()).getJWTClaimsSet().getClaims();
        var all = new HashMap<String, Object>();
        for (var claim : json(userinfo).properties()) {
            var told = claim.getValue();
            all.put(claim.getKey(), told.isBoolean() ? told.asBoolean() : told.asString());
        }
        assertThat(id).containsAllEntriesOf(all);
        return all;
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() {
        var tokens = json(trade(code(allow(anna.signedIn(), "openid address x:read")), VERIFIER));
        assertThat(tokens.at("/scope").asString()).isEqualTo("openid");
    }

    @Test
    void anAppShowsItsSecretInTheHeaderToo() {
        var fields = grant(code(allow(anna.signedIn(), "openid")), VERIFIER);
        var twice = basic(secret, fields);
        assertThat(twice.statusCode()).isEqualTo(401);
        fields.remove("client_secret");
        fields.remove("client_id");
        var wrong = basic("guess", fields);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic realm=");
        assertThat(JsonMapper.shared().readTree(wrong.body()).at("/error").asString())
                .isEqualTo("invalid_client");
        assertThat(basic(secret, fields).statusCode()).isEqualTo(200);
    }

    @Test
    void basicOpensNothingElse() {
        var site = anna.site().with("Authorization", "Basic " + encodedPair(secret));
        assertThat(site.get("/api/profile").statusCode()).isEqualTo(401);
        assertThat(site.get("/api/oauth/userinfo").statusCode()).isIn(401, 403);
    }

    @Test
    void aWishWithoutItsPartsIsNoRequest() {
        var fields = grant("x", VERIFIER);
        fields.remove("code");
        assertThat(token(fields).body()).contains("invalid_request");
        fields.remove("grant_type");
        assertThat(token(fields).body()).contains("invalid_request");
        fields.put("grant_type", "password");
        assertThat(token(fields).body()).contains("unsupported_grant_type");
    }

    @Test
    void discoveryTellsAllOfIt() {
        var about = json(anna.site().get("/.well-known/openid-configuration"));
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

    private HttpResponse<String> basic(String shown, Map<String, String> fields) {
        return anna.site()
                .with("Authorization", "Basic " + encodedPair(shown))
                .formAsIs("/api/oauth/token", fields);
    }

    private String encodedPair(String shown) {
        var both = encoded(clientId) + ":" + encoded(shown);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoAllowedItOnceIsNotAskedAgainUnlessForMore() {
        var browser = anna.signedIn();
        allow(browser, "openid");
        assertThat(browser.get(authorize("openid")).headers().firstValue("Refresh")).isPresent();
        assertThat(browser.get(authorize("openid email")).headers().firstValue("Refresh"))
                .isEmpty();
    }

    @Test
    void whoDeniesIsSentBackWithoutACode() {
        var browser = anna.signedIn();
        browser.get(authorize("openid"));
        var fields = parameters("openid");
        fields.put("allow", "false");
        assertThat(refresh(browser.form("/oauth/authorize", fields)))
                .contains("error=access_denied")
                .doesNotContain("code=");
    }

    @Test
    void consentNeedsTheTokenOfTheForm() {
        var browser = anna.signedIn();
        var fields = parameters("openid");
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
                        BACK + "&x=1",
                        "https://app.example.evil.example/callback",
                        "")) {
            var fields = parameters("openid");
            fields.put("redirect_uri", evil);
            var answer = browser.get("/oauth/authorize?" + query(fields));
            assertThat(answer.statusCode()).as(evil).isEqualTo(400);
            assertThat(answer.headers().firstValue("Refresh")).isEmpty();
        }
        var fields = parameters("openid");
        fields.put("client_id", "nobody");
        assertThat(browser.get("/oauth/authorize?" + query(fields)).statusCode()).isEqualTo(400);
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
        var code = code(allow(browser, "openid"));
        assertThat(trade(code, "w".repeat(43)).body()).contains("invalid_grant");
        assertThat(trade(code, VERIFIER).body())
                .as("the wrong try has used it up")
                .contains("invalid_grant");
        assertThat(trade(code(allow(browser, "openid")), "").body()).contains("invalid_grant");
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItGave() {
        var code = code(allow(anna.signedIn(), "openid offline_access"));
        var tokens = json(trade(code, VERIFIER));
        var program = program(tokens.at("/access_token").asString());
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(200);
        assertThat(trade(code, VERIFIER).statusCode()).isEqualTo(400);
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
        assertThat(refreshed(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsTheftEndsAll() {
        var first = json(trade(code(allow(anna.signedIn(), "openid offline_access")), VERIFIER));
        var second = json(refreshed(first));
        var program = program(second.at("/access_token").asString());
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(200);
        assertThat(refreshed(first).body()).contains("invalid_grant");
        assertThat(program.get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
        assertThat(refreshed(second).statusCode()).isEqualTo(400);
    }

    @Test
    void anAppNeedsItsSecretAndNoOtherAppsCode() {
        var code = code(allow(anna.signedIn(), "openid"));
        var fields = grant(code, VERIFIER);
        fields.put("client_secret", "guess");
        assertThat(token(fields).statusCode()).isEqualTo(401);
        var other = register("true");
        fields.put("client_id", other.get(1));
        fields.put("client_secret", other.get(2));
        assertThat(token(fields).body()).contains("invalid_grant");
    }

    @Test
    void anAppWithoutSecretsProvesItselfByItsVerifierAlone() {
        var open = register("false");
        assertThat(open).hasSize(2);
        var browser = anna.signedIn();
        var fields = parameters("openid");
        fields.put("client_id", open.get(1));
        browser.get("/oauth/authorize?" + query(fields));
        fields.put("allow", "true");
        var code = code(refresh(browser.form("/oauth/authorize", fields)));
        var wish = grant(code, VERIFIER);
        wish.put("client_id", open.get(1));
        wish.remove("client_secret");
        assertThat(token(wish).statusCode()).isEqualTo(200);
    }

    /// Same key, but made for the app: it must not open anything here.
    @Test
    void anIdTokenIsNoSession() {
        var tokens = json(trade(code(allow(anna.signedIn(), "openid")), VERIFIER));
        var id = tokens.at("/id_token").asString();
        assertThat(program(id).get("/api/session").statusCode()).isEqualTo(401);
        var cookie = anna.site().cookie("opora_session", id);
        assertThat(cookie.get("/security").statusCode()).isEqualTo(303);
    }

    @Test
    void itsOwnerStopsAnAppAndAnAdministratorTurnsItOff() {
        var browser = anna.signedIn();
        var tokens = json(trade(code(allow(browser, "openid offline_access")), VERIFIER));
        assertThat(browser.get("/security").body()).contains("Reports");
        browser.form("/security/apps/" + clientId + "/stop", Map.of());
        assertThat(program(tokens.at("/access_token").asString()).get("/api/session").statusCode())
                .isEqualTo(401);
        assertThat(refreshed(tokens).statusCode()).isEqualTo(400);
        assertThat(browser.get("/security").body()).doesNotContain("Reports");
        chief.get("/connected-apps");
        chief.form("/connected-apps/" + clientId + "/turn", Map.of("active", "false"));
        assertThat(browser.get(authorize("openid")).statusCode()).isEqualTo(400);
    }

    @Test
    void anAppGivesBackItsToken() {
        var tokens = json(trade(code(allow(anna.signedIn(), "openid")), VERIFIER));
        var access = tokens.at("/access_token").asString();
        var fields = new TreeMap<>(Map.of("token", access, "client_id", clientId));
        fields.put("client_secret", secret);
        var gone = anna.site().formAsIs("/api/oauth/revoke", fields);
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(program(access).get("/api/oauth/userinfo").statusCode()).isEqualTo(401);
    }

    @Test
    void theFormSaysWhatIsWrongAndCustomersDoNotSeeIt() {
        chief.get("/connected-apps");
        var wrong = Map.of("name", "", "redirects", "http://evil.example/", "scopes", "all");
        assertThat(chief.form("/connected-apps", wrong).body())
                .contains("name-flaw", "redirects-flaw", "scopes-flaw");
        assertThat(anna.signedIn().get("/connected-apps").statusCode()).isEqualTo(403);
    }

    /// Issuer, client id and, where there is one, the secret.
    private List<String> register(String keepsSecrets) {
        chief.get("/connected-apps");
        var form =
                new TreeMap<>(
                        Map.of(
                                "name", "Reports",
                                "redirects", BACK,
                                "keepsSecrets", keepsSecrets));
        form.put("scopes", "openid,profile,email,offline_access,profile:read");
        var page = chief.form("/connected-apps", form);
        return SHOWN.matcher(page.body()).results().map(found -> found.group(1)).toList();
    }

    private Map<String, String> parameters(String scope) {
        return new HashMap<>(
                Map.of(
                        "client_id",
                        clientId,
                        "redirect_uri",
                        BACK,
                        "response_type",
                        "code",
                        "scope",
                        scope,
                        "state",
                        "s&1",
                        "nonce",
                        "n1",
                        "code_challenge",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Secrets.hash(VERIFIER)),
                        "code_challenge_method",
                        "S256"));
    }

    private String authorize(String scope) {
        return "/oauth/authorize?" + query(parameters(scope));
    }

    /// The address that the app is called back at.
    private String allow(Site browser, String scope) {
        browser.get(authorize(scope));
        var fields = parameters(scope);
        fields.put("allow", "true");
        return refresh(browser.form("/oauth/authorize", fields));
    }

    private String refused(String parameter, String value) {
        var fields = parameters("openid");
        fields.put(parameter, value);
        var answer = anna.signedIn().get("/oauth/authorize?" + query(fields));
        assertThat(refresh(answer)).contains("state=s%261");
        return refresh(answer);
    }

    private Map<String, String> grant(String code, String verifier) {
        return new TreeMap<>(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        verifier,
                        "client_id",
                        clientId,
                        "client_secret",
                        secret));
    }

    private HttpResponse<String> trade(String code, String verifier) {
        return token(grant(code, verifier));
    }

    private HttpResponse<String> refreshed(JsonNode tokens) {
        var fields =
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.at("/refresh_token").asString(),
                        "client_id",
                        clientId,
                        "client_secret",
                        secret);
        return token(fields);
    }

    private HttpResponse<String> token(Map<String, String> fields) {
        return anna.site().formAsIs("/api/oauth/token", fields);
    }

    private Site program(String token) {
        return anna.site().with("Authorization", "Bearer " + token);
    }

    private static String refresh(HttpResponse<String> page) {
        var header = page.headers().firstValue("Refresh").orElse("");
        assertThat(header).as(page.body()).startsWith("0; url=");
        var url = header.substring("0; url=".length());
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(url);
        return url;
    }

    private static String code(String back) {
        var query = UriComponentsBuilder.fromUri(URI.create(back)).build().getQueryParams();
        return String.valueOf(query.getFirst("code"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
