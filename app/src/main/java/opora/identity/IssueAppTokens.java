package opora.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import opora.backbone.Database;
import opora.identity.AppTokens.Given;
import opora.identity.AppTokens.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Trades codes and refresh tokens of apps for tokens. Either is good once; what comes twice was
/// seen by somebody else, so everything that followed from it ends.
@Component
class IssueAppTokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Refused NO_GRANT = new Refused("invalid_grant");

    private final Database database;
    private final Accounts accounts;
    private final AppCodes codes;
    private final AppRefreshes refreshes;
    private final KeepAccessTokens tokens;
    private final IdToken idToken;

    IssueAppTokens(
            Database database,
            Accounts accounts,
            AppCodes codes,
            AppRefreshes refreshes,
            KeepAccessTokens tokens,
            IdToken idToken) {
        this.database = database;
        this.accounts = accounts;
        this.codes = codes;
        this.refreshes = refreshes;
        this.tokens = tokens;
        this.idToken = idToken;
    }

    AppTokens byCode(ConnectedApp app, String code, String redirect, String verifier) {
        return database.transact(
                "identity",
                _ -> {
                    var taken = codes.take(code);
                    if (taken.isEmpty()) {
                        return NO_GRANT;
                    }
                    var found = taken.get();
                    if (found.used()) {
                        endChain(found.chain());
                        return NO_GRANT;
                    }
                    return found.clientId().equals(app.clientId())
                                    && found.redirect().equals(redirect)
                                    && proves(verifier, found.challenge())
                            ? give(app, found)
                            : NO_GRANT;
                });
    }

    AppTokens byRefresh(ConnectedApp app, String refresh) {
        return database.transact(
                "identity",
                _ -> {
                    var taken = refreshes.take(refresh, app.clientId());
                    if (taken.isEmpty()) {
                        return NO_GRANT;
                    }
                    var found = taken.get();
                    if (found.used()) {
                        endChain(found.chain());
                        return NO_GRANT;
                    }
                    return give(
                            app,
                            new AppCode(
                                    found.chain(),
                                    found.clientId(),
                                    found.username(),
                                    "",
                                    found.scopes(),
                                    "",
                                    null,
                                    List.of(),
                                    false));
                });
    }

    /// Ends what an app was given for somebody.
    void end(String username, String clientId) {
        refreshes.endAll(username, clientId);
        tokens.revokeApp(username, clientId);
    }

    private void endChain(String chain) {
        refreshes.endChain(chain);
        tokens.revokeChain(chain);
    }

    private AppTokens give(ConnectedApp app, AppCode code) {
        var account = accounts.named(code.username()).orElseThrow();
        var scopes = code.scopes();
        var until = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(LIFE);
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "access_token",
                tokens.make(account, app.name(), scopes, until, code.chain(), app.clientId()));
        body.put("token_type", "Bearer");
        body.put("expires_in", LIFE.toSeconds());
        body.put("scope", String.join(" ", scopes));
        if (scopes.contains(AppRequest.OFFLINE)) {
            body.put(
                    "refresh_token",
                    refreshes.make(code.chain(), app.clientId(), account.username(), scopes));
        }
        if (scopes.contains(AppRequest.OPENID)) {
            body.put(
                    "id_token",
                    idToken.of(account, app.clientId(), scopes, code.nonce(), code.proofs()));
        }
        return new Given(body);
    }

    /// RFC 7636: only who began the flow knows what the challenge is the hash of.
    private static boolean proves(@Nullable String verifier, String challenge) {
        if (verifier == null || !verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            return false;
        }
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), challenge.getBytes(StandardCharsets.UTF_8));
    }
}
