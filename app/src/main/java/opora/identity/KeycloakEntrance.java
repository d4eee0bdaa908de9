package opora.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import opora.shell.Forms;
import opora.shell.Keycloak;
import opora.shell.MasterKey;
import opora.shell.Person;
import opora.shell.PublicAddress;
import opora.shell.Refused;
import opora.shell.Vouching;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The way to Keycloak and back: a code that this browser asked for, and the proof that it buys.
@Component
class KeycloakEntrance {
    /// Who has just signed in again, where that was asked for.
    private static final String AGAIN = "sso";

    private static final String BACK = "/sign-in/keycloak/back";

    private final Keycloak keycloak;
    private final Vouching vouching;
    private final LinkPeople people;
    private final Sessions sessions;
    private final MasterKey master;
    private final PublicAddress address;

    KeycloakEntrance(
            Keycloak keycloak,
            Vouching vouching,
            LinkPeople people,
            Sessions sessions,
            MasterKey master,
            PublicAddress address) {
        this.keycloak = keycloak;
        this.vouching = vouching;
        this.people = people;
        this.sessions = sessions;
        this.master = master;
        this.address = address;
    }

    /// Somebody whom Keycloak has let in.
    ///
    /// @param proof theirs, to be shown when they leave
    /// @param visit what their session is called there
    record Arrival(String username, Set<String> proofs, String proof, String visit) {}

    URI way(Errand errand) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("response_type", "code");
        asked.put("client_id", keycloak.client());
        asked.put("redirect_uri", address.of(BACK));
        asked.put("scope", "openid profile email");
        asked.put("state", errand.state());
        asked.put("nonce", errand.nonce());
        asked.put("code_challenge", errand.challenge());
        asked.put("code_challenge_method", "S256");
        if (!errand.session().isEmpty()) {
            asked.put("prompt", "login");
        }
        return address("authorization_endpoint", asked);
    }

    Arrival arrive(Errand errand, String code) {
        var bought =
                keycloak.ask(
                        "token_endpoint",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                address.of(BACK),
                                "code_verifier",
                                errand.verifier()));
        var proof = String.valueOf(bought.get("id_token"));
        var who =
                keycloak.claims(proof)
                        .filter(claims -> claims.getAudience().contains(keycloak.client()))
                        .filter(claims -> errand.nonce().equals(claims.getClaim("nonce")))
                        .orElseThrow(KeycloakEntrance::failed);
        // the roles stand in the access token
        var may = keycloak.claims(String.valueOf(bought.get("access_token")));
        var person = vouching.read(may.filter(other -> same(who, other)).orElse(who));
        var username =
                people.linked(person)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.FORBIDDEN, "problem.keycloak.nobody"));
        return new Arrival(username, proofs(who, errand), proof, KeycloakSignOuts.visit(who));
    }

    private static boolean same(JWTClaimsSet one, JWTClaimsSet other) {
        return one.getSubject().equals(other.getSubject());
    }

    private static Set<String> proofs(JWTClaimsSet who, Errand errand) {
        var proofs = new HashSet<>(Set.of(Person.PASSWORD));
        if (who.getClaim("amr") instanceof Iterable<?> named) {
            named.forEach(proof -> proofs.add(String.valueOf(proof)));
        }
        if (!errand.session().isEmpty()) {
            proofs.add(AGAIN);
        }
        return proofs;
    }

    /// Keeps what ends the session at Keycloak, too.
    void keep(String session, Arrival arrival) {
        var plain = arrival.proof().getBytes(StandardCharsets.UTF_8);
        sessions.keepOutside(session, master.seal(plain, purpose(session)), arrival.visit());
    }

    /// Where somebody signs out at Keycloak; none for who did not sign in there.
    Optional<URI> wayOut(@Nullable Person person) {
        if (!keycloak.on() || person == null) {
            return Optional.empty();
        }
        var session = person.session();
        return sessions.outside(session)
                .map(kept -> master.open(kept, purpose(session)))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .map(this::wayOut);
    }

    private URI wayOut(String proof) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", keycloak.client());
        asked.put("id_token_hint", proof);
        asked.put("post_logout_redirect_uri", address.of("/"));
        return address("end_session_endpoint", asked);
    }

    private URI address(String endpoint, Map<String, String> asked) {
        return URI.create(keycloak.endpoint(endpoint) + "?" + Forms.of(asked));
    }

    private static String purpose(String session) {
        return "keycloak of " + session;
    }

    private static Refused failed() {
        return new Refused(HttpStatus.FORBIDDEN, "problem.keycloak.failed");
    }
}
