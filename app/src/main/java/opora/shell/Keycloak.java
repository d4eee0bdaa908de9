package opora.shell;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The provider that signing in is handed over to: where it is asked for things, and whether a
/// token is one of its own. What it is asked for once is kept; its keys are asked for anew when a
/// token names one that is not known.
@Component
public class Keycloak {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_KEY_BYTES = 200_000;
    private static final String LEFT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LONGEST_TOKEN = 16_384;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final KeycloakSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private volatile @Nullable Met met;

    /// @param farewells judges what it says when somebody leaves there
    private record Met(
            Map<?, ?> about,
            JWTProcessor<SecurityContext> judge,
            JWTProcessor<SecurityContext> farewells) {}

    Keycloak(KeycloakSettings settings) {
        this.settings = settings;
    }

    public boolean on() {
        return settings.on();
    }

    public String client() {
        return Objects.requireNonNull(settings.client());
    }

    /// An address of the provider, such as `token_endpoint`.
    public URI endpoint(String name) {
        return URI.create(String.valueOf(met().about().get(name)));
    }

    /// Sends a form there with our name and secret; answers the fields that come back.
    public Map<?, ?> ask(String endpoint, Map<String, String> fields) {
        var form = new java.util.TreeMap<>(fields);
        form.put("client_id", client());
        if (settings.secret() != null) {
            form.put("client_secret", settings.secret());
        }
        return send(
                HttpRequest.newBuilder(endpoint(endpoint))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Forms.of(form))));
    }

    /// What a token says, if it is the provider's and has not expired.
    public Optional<JWTClaimsSet> claims(String token) {
        return judged(token, Met::judge);
    }

    /// What it says when somebody leaves there (OpenID Connect Back-Channel Logout 1.0): meant for
    /// us, and nothing that could open a door.
    public Optional<JWTClaimsSet> farewell(String token) {
        return judged(token, Met::farewells)
                .filter(claims -> claims.getAudience().contains(client()))
                .filter(claims -> claims.getClaim("nonce") == null)
                .filter(
                        claims ->
                                claims.getClaim("events") instanceof Map<?, ?> events
                                        && events.containsKey(LEFT));
    }

    private Optional<JWTClaimsSet> judged(
            String token, Function<Met, JWTProcessor<SecurityContext>> judge) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            return Optional.of(judge.apply(met()).process(token, null));
        } catch (KeySourceException e) {
            throw away();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /// Whether a token says that it comes from there; it may be lying.
    boolean named(String token) {
        try {
            return token.length() <= LONGEST_TOKEN
                    && on()
                    && issuer().equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    private String issuer() {
        return Objects.requireNonNull(settings.issuer()).toString();
    }

    private Met met() {
        var known = met;
        if (known == null) {
            known = meet();
            met = known;
        }
        return known;
    }

    private Met meet() {
        var address = URI.create(issuer() + "/.well-known/openid-configuration");
        var about = send(HttpRequest.newBuilder(address));
        if (!issuer().equals(about.get("issuer"))) {
            throw new IllegalStateException(address + " speaks for " + about.get("issuer"));
        }
        try {
            var keys = URI.create(String.valueOf(about.get("jwks_uri"))).toURL();
            var millis = (int) PATIENCE.toMillis();
            var reader = new DefaultResourceRetriever(millis, millis, MOST_KEY_BYTES);
            var source =
                    JWKSourceBuilder.<SecurityContext>create(keys, reader)
                            .retrying(true)
                            .outageTolerant(Duration.ofDays(1).toMillis())
                            .build();
            return new Met(
                    about,
                    judge(source, JOSEObjectType.JWT),
                    judge(source, JOSEObjectType.JWT, new JOSEObjectType("logout+jwt")));
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTProcessor<SecurityContext> judge(
            JWKSource<SecurityContext> source, JOSEObjectType... types) {
        var judge = new DefaultJWTProcessor<SecurityContext>();
        judge.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        var allowed = new HashSet<@Nullable JOSEObjectType>(Set.of(types));
        allowed.add(null); // says nothing of its type
        judge.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(allowed));
        judge.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        new JWTClaimsSet.Builder().issuer(issuer()).build(), Set.of("sub", "exp")));
        return judge;
    }

    private Map<?, ?> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                throw away();
            }
            return JsonMapper.shared().readValue(answer.body(), Map.class);
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static Refused away() {
        return new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.keycloak.away");
    }
}
