package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.WholeApp;
import opora.shell.Site;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An app from outside, as its makers and its users see it.
class OutsideApp {
    static final String BACK = "https://app.example/callback?tenant=7";
    static final String VERIFIER = "v".repeat(43);
    private static final Pattern SHOWN = Pattern.compile("<code class=\"secret\">([^<]+)</code>");

    private final WholeApp app;
    final String clientId;
    final String secret;

    /// As an administrator registers it.
    OutsideApp(WholeApp app, Site chief) {
        this.app = app;
        var made = register(chief, "true");
        clientId = made.get(1);
        secret = made.get(2);
    }

    HttpResponse<String> basic(String shown, Map<String, String> fields) {
        return new Site(app.address(), Newcomer.freshPlace())
                .with("Authorization", "Basic " + encodedPair(shown))
                .formAsIs("/api/oauth/token", fields);
    }

    String encodedPair(String shown) {
        var both = encoded(clientId) + ":" + encoded(shown);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /// Issuer, client id and, where there is one, the secret.
    static List<String> register(Site chief, String keepsSecrets) {
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

    Map<String, String> parameters(String scope) {
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

    String authorize(String scope) {
        return "/oauth/authorize?" + query(parameters(scope));
    }

    /// The address that the app is called back at.
    String allow(Site browser, String scope) {
        browser.get(authorize(scope));
        var fields = parameters(scope);
        fields.put("allow", "true");
        return refresh(browser.form("/oauth/authorize", fields));
    }

    Map<String, String> grant(String code, String verifier) {
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

    /// What it holds once somebody allowed it.
    JsonNode tokens(Site browser, String scope) {
        return json(trade(code(allow(browser, scope)), VERIFIER));
    }

    HttpResponse<String> trade(String code, String verifier) {
        return token(grant(code, verifier));
    }

    HttpResponse<String> refreshed(JsonNode tokens) {
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

    HttpResponse<String> token(Map<String, String> fields) {
        return new Site(app.address(), Newcomer.freshPlace()).formAsIs("/api/oauth/token", fields);
    }

    Site program(String token) {
        return new Site(app.address(), Newcomer.freshPlace())
                .with("Authorization", "Bearer " + token);
    }

    static String refresh(HttpResponse<String> page) {
        var header = page.headers().firstValue("Refresh").orElse("");
        assertThat(header).as(page.body()).startsWith("0; url=");
        var url = header.substring("0; url=".length());
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains(url);
        return url;
    }

    static String code(String back) {
        var query = UriComponentsBuilder.fromUri(URI.create(back)).build().getQueryParams();
        return String.valueOf(query.getFirst("code"));
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String decoded(String text) {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
