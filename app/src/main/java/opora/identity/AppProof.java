package opora.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an app says which one it is, and shows its secret: in the header or in the body, never in
/// both (RFC 6749, 2.3).
///
/// @param secret empty for an app that keeps none
record AppProof(String clientId, String secret) {
    static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "none");
    private static final String BASIC = "Basic ";

    /// Empty when it cannot be read, or says two different things.
    static Optional<AppProof> of(@Nullable String header, Map<String, String> body) {
        var clientId = body.getOrDefault("client_id", "");
        var secret = body.getOrDefault("client_secret", "");
        if (header == null) {
            return Optional.of(new AppProof(clientId, secret));
        }
        return secret.isEmpty()
                ? basic(header)
                        .filter(proof -> clientId.isEmpty() || clientId.equals(proof.clientId()))
                : Optional.empty();
    }

    private static Optional<AppProof> basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var both = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return both.length == 2
                    ? Optional.of(new AppProof(decoded(both[0]), decoded(both[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Never prints the secret.
    @Override
    public String toString() {
        return "AppProof[" + clientId + "]";
    }
}
