package opora.identity;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
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
    ResponseEntity<Map<String, Object>> trade(@RequestParam Map<String, String> asked) {
        var app = authenticated(asked);
        if (app.isEmpty()) {
            return refused(401, "invalid_client");
        }
        var traded =
                switch (asked.getOrDefault("grant_type", "")) {
                    case "authorization_code" ->
                            tokens.byCode(
                                    app.get(),
                                    asked.getOrDefault("code", ""),
                                    asked.getOrDefault("redirect_uri", ""),
                                    asked.getOrDefault("code_verifier", ""));
                    case "refresh_token" ->
                            tokens.byRefresh(app.get(), asked.getOrDefault("refresh_token", ""));
                    default -> new AppTokens.Refused("unsupported_grant_type");
                };
        return switch (traded) {
            case AppTokens.Given(var body) ->
                    ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
            case AppTokens.Refused(var error) -> refused(400, error);
        };
    }

    /// Always well: whoever asks has nothing to learn.
    @PostMapping("/api/oauth/revoke")
    ResponseEntity<Map<String, Object>> revoke(@RequestParam Map<String, String> asked) {
        var app = authenticated(asked);
        if (app.isEmpty()) {
            return refused(401, "invalid_client");
        }
        access.revokeToken(asked.getOrDefault("token", ""), app.get().clientId());
        return ResponseEntity.ok().build();
    }

    private Optional<ConnectedApp> authenticated(Map<String, String> asked) {
        var secret = Secrets.hash(asked.getOrDefault("client_secret", ""));
        return apps.active(asked.getOrDefault("client_id", "")).filter(app -> knows(app, secret));
    }

    private static boolean knows(ConnectedApp app, byte[] secret) {
        var kept = app.secretHash();
        return kept == null || MessageDigest.isEqual(kept, secret);
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", error));
    }
}
