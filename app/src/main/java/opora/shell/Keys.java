package opora.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The public keys that tokens are checked with. They arrive as events, so any process tells a true
/// token from a false one without asking identity. What was verified once is believed for a minute:
/// checking a signature for each of 1,500 requests a second would cost more than the requests.
@Component
public class Keys {
    /// Who signs tokens, and for whom.
    public static final String ISSUER = "opora";

    public static final String AUDIENCE = "opora";

    private static final int LONGEST_TOKEN = 4096;

    private final Map<String, RSAPublicKey> keys = new ConcurrentHashMap<>();
    private final Cache<String, Person> verified;

    /// Sessions that ended before their tokens did, until when those would have been good.
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    private final Clock clock;
    private volatile boolean allKnown;

    public Keys() {
        this(Clock.systemUTC());
    }

    Keys(Clock clock) {
        this.clock = clock;
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(50_000)
                        .expireAfterWrite(Duration.ofMinutes(1))
                        .build();
    }

    /// Takes in a key: its id, and the public half as base64 of its X.509 form.
    public void accept(String id, String publicKey) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            keys.put(id, (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key " + id + " is no RSA public key", e);
        }
    }

    /// No token of this session is good any more.
    ///
    /// @param until when its tokens end by themselves
    public void end(String session, Instant until) {
        var now = clock.instant();
        ended.values().removeIf(now::isAfter);
        if (until.isAfter(now)) {
            ended.put(session, until);
        }
    }

    /// All that identity said about keys and ended sessions has been heard. Until then nobody can
    /// call a token forged: it may only be too early to know its key.
    public void allAreKnown() {
        allKnown = true;
    }

    boolean ready() {
        return allKnown && !keys.isEmpty();
    }

    public Verdict verify(String token) {
        var verdict = known(token);
        return verdict instanceof Verdict.Valid(var person) && ended.containsKey(person.session())
                ? new Verdict.Expired()
                : verdict;
    }

    private Verdict known(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return new Verdict.Forged();
        }
        var digest = digest(token);
        var known = verified.getIfPresent(digest);
        if (known != null) {
            return known.until().isAfter(clock.instant())
                    ? new Verdict.Valid(known)
                    : new Verdict.Expired();
        }
        var verdict = check(token);
        if (verdict instanceof Verdict.Valid(var person)) {
            verified.put(digest, person);
        }
        return verdict;
    }

    private Verdict check(String token) {
        try {
            var claims = claims(token);
            return claims.isPresent() ? judge(claims.get()) : new Verdict.Forged();
        } catch (ParseException e) {
            return new Verdict.Forged();
        }
    }

    /// The place that a token gives to staff, while it is good.
    Optional<Place> place(String token) {
        try {
            return token.length() > LONGEST_TOKEN
                    ? Optional.empty()
                    : claims(token).filter(this::givesPlace).map(Keys::place).filter(this::goesOn);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private boolean givesPlace(JWTClaimsSet claims) {
        var expires = claims.getExpirationTime();
        return ISSUER.equals(claims.getIssuer())
                && claims.getAudience().contains(Place.AUDIENCE)
                && expires != null
                && expires.toInstant().isAfter(clock.instant());
    }

    private boolean goesOn(Place place) {
        return !ended.containsKey(place.id());
    }

    private static Place place(JWTClaimsSet claims) {
        return new Place(
                claims.getJWTID(),
                claims.getSubject(),
                String.valueOf(claims.getClaim(Place.STAFF)),
                String.valueOf(claims.getClaim(Place.SESSION)));
    }

    /// What a token says, if one of our keys signed it.
    private Optional<JWTClaimsSet> claims(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            return signed(jwt) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The algorithm is ours, never the token's choice; keys named or carried by the token are
    /// never looked at.
    private boolean signed(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())
                || header.getCriticalParams() != null
                || header.getKeyID() == null) {
            return false;
        }
        var key = keys.get(header.getKeyID());
        return key != null && jwt.verify(new RSASSAVerifier(key));
    }

    private Verdict judge(JWTClaimsSet claims) throws ParseException {
        var name = claims.getSubject();
        var expires = claims.getExpirationTime();
        var roles = claims.getStringListClaim("roles");
        if (!ISSUER.equals(claims.getIssuer())
                || !claims.getAudience().contains(AUDIENCE)
                || name == null
                || expires == null
                || roles == null) {
            return new Verdict.Forged();
        }
        return expires.toInstant().isAfter(clock.instant())
                ? new Verdict.Valid(person(claims, roles))
                : new Verdict.Expired();
    }

    private static Person person(JWTClaimsSet claims, List<String> roles) throws ParseException {
        var proofs = claims.getStringListClaim("amr");
        return new Person(
                claims.getSubject(),
                new HashSet<>(roles),
                claims.getExpirationTime().toInstant(),
                Objects.requireNonNullElse(claims.getJWTID(), ""),
                proofs == null ? Set.of() : new HashSet<>(proofs));
    }

    private static String digest(String token) {
        try {
            var sha =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
