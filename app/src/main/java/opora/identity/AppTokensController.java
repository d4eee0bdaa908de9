package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where apps trade what they got for tokens (RFC 6749, 7009).
@RestController
class AppTokensController {
    private final ConnectedApps apps;
    private final IssueAppTokens tokens;
    private final KeepAccessTokens access;

    AppTokensController(ConnectedApps apps, IssueAppTokens tokens, KeepAccessTokens access) {
        this.apps = apps;
        this.tokens = tokens;
        this.access = access;
    }

    @PostMapping("/api/oauth/token")
    ResponseEntity<Map<String, Object>> trade(
            @RequestParam Map<String, String> asked, HttpServletRequest request) {
        var app = authenticated(asked, request);
        if (app.isEmpty()) {
            return unknown();
        }
        return switch (traded(app.get(), asked, request)) {
            case AppTokens.Given(var body) ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
            case AppTokens.Refused(var error) -> refused(HttpStatus.BAD_REQUEST).body(said(error));
        };
    }

    /// Well for every token: whoever asks has nothing to learn.
    @PostMapping("/api/oauth/revoke")
    ResponseEntity<Map<String, Object>> revoke(
            @RequestParam Map<String, String> asked, HttpServletRequest request) {
        var app = authenticated(asked, request);
        if (app.isEmpty()) {
            return unknown();
        }
        access.revokeToken(asked.getOrDefault("token", ""), app.get().clientId());
        return ResponseEntity.ok().build();
    }

    private AppTokens traded(
            ConnectedApp app, Map<String, String> asked, HttpServletRequest request) {
        var grant = asked.getOrDefault("grant_type", "");
        var needed = grant.equals("refresh_token") ? "refresh_token" : "code";
        var known = grant.equals(needed) || grant.equals("authorization_code");
        if (grant.isEmpty() || twice(request) || known && !asked.containsKey(needed)) {
            return new AppTokens.Refused("invalid_request");
        }
        return switch (grant) {
            case "authorization_code" ->
                    tokens.byCode(
                            app,
                            asked.getOrDefault("code", ""),
                            asked.getOrDefault("redirect_uri", ""),
                            asked.getOrDefault("code_verifier", ""));
            case "refresh_token" -> tokens.byRefresh(app, asked.getOrDefault("refresh_token", ""));
            default -> new AppTokens.Refused("unsupported_grant_type");
        };
    }

    /// RFC 6749, 3.2: a parameter that stands there twice could mean either.
    private static boolean twice(HttpServletRequest request) {
        return request.getParameterMap().values().stream().anyMatch(values -> values.length > 1);
    }

    private Optional<ConnectedApp> authenticated(
            Map<String, String> asked, HttpServletRequest request) {
        return AppProof.of(request.getHeader(HttpHeaders.AUTHORIZATION), asked)
                .flatMap(
                        proof ->
                                apps.active(proof.clientId())
                                        .filter(app -> knows(app, Secrets.hash(proof.secret()))));
    }

    private static boolean knows(ConnectedApp app, byte[] secret) {
        var kept = app.secretHash();
        return kept == null || MessageDigest.isEqual(kept, secret);
    }

    private static ResponseEntity<Map<String, Object>> unknown() {
        return refused(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"opora\"")
                .body(
                        Map.of(
                                "error",
                                "invalid_client",
                                "error_description",
                                "Send client_id and client_secret, by HTTP Basic or in the body, "
                                        + "not both."));
    }

    private static ResponseEntity.BodyBuilder refused(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static Map<String, Object> said(String error) {
        return Map.of("error", error);
    }
}
