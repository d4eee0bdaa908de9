package opora.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import opora.shell.MasterKey;
import tools.jackson.databind.json.JsonMapper;

/// What a browser carries while somebody signs in at Keycloak, sealed: it belongs to this browser,
/// and nobody reads or makes one.
///
/// @param state comes back as it is, so that an answer belongs to a question of this browser
/// @param nonce stands in the proof of who signed in
/// @param verifier shows that who fetches the proof is who asked for it (PKCE)
/// @param session the one that is to be proved anew; empty for a new one
record Errand(
        String state, String nonce, String verifier, String next, String session, Instant until) {
    private static final String PURPOSE = "sign-in at Keycloak";
    private static final Duration LIFE = Duration.ofMinutes(15);

    static Errand begin(String next, String session) {
        return new Errand(
                Secrets.fresh(),
                Secrets.fresh(),
                Secrets.fresh(),
                next,
                session,
                Instant.now().plus(LIFE));
    }

    String sealed(MasterKey key) {
        var plain = JsonMapper.shared().writeValueAsBytes(this);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(plain, PURPOSE));
    }

    static Optional<Errand> open(String sealed, MasterKey key) {
        try {
            var plain = key.open(Base64.getUrlDecoder().decode(sealed), PURPOSE);
            return Optional.of(JsonMapper.shared().readValue(plain, Errand.class))
                    .filter(errand -> errand.until().isAfter(Instant.now()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    boolean asked(String returned) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), returned.getBytes(StandardCharsets.UTF_8));
    }

    String challenge() {
        try {
            var sha =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Errand[" + next + "]";
    }
}
