package opora.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an app learns of somebody, by the scopes that they allowed (OpenID Connect Core, 5.4).
final class Claims {
    /// All that may stand in an answer, for whoever asks what to expect.
    static final List<String> KNOWN =
            List.of(
                    "sub",
                    "iss",
                    "aud",
                    "iat",
                    "exp",
                    "nonce",
                    "amr",
                    "preferred_username",
                    "locale",
                    "email",
                    "email_verified");

    private Claims() {}

    static Map<String, Object> of(Account account, Collection<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", account.username());
        claims.put("preferred_username", account.username());
        if (scopes.contains(AppRequest.PROFILE)) {
            claims.put("locale", account.language());
        }
        if (scopes.contains(AppRequest.EMAIL) && !account.email().isEmpty()) {
            claims.put("email", account.email());
            claims.put("email_verified", account.emailProved());
        }
        return claims;
    }
}
