package opora.shell;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import opora.backbone.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Whom Keycloak's tokens speak for. Keycloak's name for somebody is bound to an account once and
/// for all; a token of who has none yet sets that going, and is good a moment later. So nobody
/// becomes somebody else by taking their name at Keycloak.
@Component
public class Vouching {
    private static final Duration NOT_AGAIN = Duration.ofSeconds(5);

    private final Keycloak keycloak;
    private final Rights rights;
    private final ObjectProvider<Database> database;
    private final Map<String, String> linked = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(NOT_AGAIN).build();

    Vouching(Keycloak keycloak, Rights rights, ObjectProvider<Database> database) {
        this.keycloak = keycloak;
        this.rights = rights;
        this.database = database;
    }

    /// This account is theirs; none when it is empty.
    public void link(String subject, String username) {
        linked.put(subject, username);
    }

    boolean names(String token) {
        return keycloak.named(token);
    }

    /// Only an access token opens anything, and only one that is meant for us.
    Verdict judge(String token) {
        var claims = keycloak.claims(token).filter(this::opens);
        if (claims.isEmpty()) {
            return new Verdict.Forged();
        }
        var username = linked.get(claims.get().getSubject());
        if (username == null) {
            tell(claims.get());
            throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "problem.starting");
        }
        if (username.isEmpty()) {
            throw new Refused(HttpStatus.FORBIDDEN, "problem.keycloak.nobody");
        }
        return new Verdict.Vouched(person(username, claims.get()));
    }

    /// The same for any token of theirs, such as the one that tells us who has signed in.
    public PersonVouched read(JWTClaimsSet claims) {
        return new PersonVouched(
                claims.getSubject(),
                text(claims, "preferred_username").toLowerCase(Locale.ROOT),
                text(claims, "email"),
                Boolean.TRUE.equals(claims.getClaim("email_verified")),
                text(claims, "locale").startsWith("ru") ? "ru" : "en",
                roles(claims).stream().sorted().toList(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private boolean opens(JWTClaimsSet claims) {
        return "Bearer".equals(claims.getClaim("typ"))
                && (claims.getAudience().contains(keycloak.client())
                        || keycloak.client().equals(claims.getClaim("azp")));
    }

    private Person person(String username, JWTClaimsSet claims) {
        return new Person(
                username,
                roles(claims),
                claims.getExpirationTime().toInstant(),
                "",
                Set.of(Person.PASSWORD));
    }

    /// Of the realm's roles and the client's those that are called like one of ours; whoever has
    /// none is a customer.
    private Set<String> roles(JWTClaimsSet claims) {
        var named = new HashSet<>(roles(claims.getClaim("realm_access")));
        if (claims.getClaim("resource_access") instanceof Map<?, ?> clients) {
            named.addAll(roles(clients.get(keycloak.client())));
        }
        named.removeIf(role -> !rights.knows(role));
        return named.isEmpty() ? Set.of(Person.CUSTOMER) : named;
    }

    private static List<String> roles(@org.jspecify.annotations.Nullable Object access) {
        return access instanceof Map<?, ?> some && some.get("roles") instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(JWTClaimsSet claims, String name) {
        return Objects.requireNonNullElse(claims.getClaim(name), "").toString();
    }

    private void tell(JWTClaimsSet claims) {
        if (told.asMap().putIfAbsent(claims.getSubject(), true) == null) {
            var target = database.getObject();
            target.transact(
                    "shell",
                    _ -> {
                        target.publish(read(claims));
                        return claims;
                    });
        }
    }
}
