package opora.shell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Tokens that programs show. Those that people made for them are known as far as identity has
/// told, by the hash, since nobody but the program has the token itself. Those that Keycloak made
/// speak for whomever it vouches for.
@Component
public class AccessTokens {
    public static final String PREFIX = "opora_";

    private final Map<String, Known> tokens = new ConcurrentHashMap<>();

    /// What was revoked stays so, also when the news of its making comes again.
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    private final Vouching vouching;

    AccessTokens(Vouching vouching) {
        this.vouching = vouching;
    }

    /// @param id what its owner sees of it
    /// @param scopes such as `orders:read`
    public record Known(
            String id, String username, Set<String> roles, Set<String> scopes, Instant until) {
        public Known {
            roles = Set.copyOf(roles);
            scopes = Set.copyOf(scopes);
        }
    }

    /// From now on this token is good.
    public void accept(String hash, Known token) {
        if (!revoked.contains(hash)) {
            tokens.put(hash, token);
        }
    }

    /// From now on it is not.
    public void revoke(String hash) {
        revoked.add(hash);
        tokens.remove(hash);
    }

    /// How a token is called in public.
    public static String hash(String token) {
        try {
            var sha =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether a token is of that kind, true or not.
    boolean are(String token) {
        return token.startsWith(PREFIX) || vouching.names(token);
    }

    Verdict verify(String token) {
        if (!token.startsWith(PREFIX)) {
            return vouching.judge(token);
        }
        var hash = hash(token);
        var known = tokens.get(hash);
        if (known == null) {
            return new Verdict.Forged();
        }
        if (!known.until().isAfter(Instant.now())) {
            tokens.remove(hash);
            return new Verdict.Expired();
        }
        return new Verdict.Valid(
                new Person(
                        known.username(),
                        known.roles(),
                        known.until(),
                        known.id(),
                        Set.of(),
                        known.scopes(),
                        Powers.NONE,
                        null));
    }
}
