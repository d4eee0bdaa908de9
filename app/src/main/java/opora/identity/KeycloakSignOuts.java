package opora.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import opora.shell.Keycloak;
import opora.shell.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where Keycloak says that somebody left, or was made to leave, there: what they began here by
/// that session ends with it.
@RestController
class KeycloakSignOuts {
    private final Keycloak keycloak;
    private final EndSessions sessions;

    KeycloakSignOuts(Keycloak keycloak, EndSessions sessions) {
        this.keycloak = keycloak;
        this.sessions = sessions;
    }

    @PostMapping("/api/oauth/sign-outs")
    ResponseEntity<Map<String, Object>> left(
            @RequestParam(name = "logout_token", defaultValue = "") String token) {
        if (!keycloak.on()) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        var said = keycloak.farewell(token);
        if (said.isEmpty()) {
            return ResponseEntity.badRequest()
                    .cacheControl(CacheControl.noStore())
                    .body(Map.of("error", "invalid_request"));
        }
        sessions.outside(visit(said.get()), said.get().getSubject());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    /// What Keycloak calls the session; empty where it means all of a person.
    static String visit(JWTClaimsSet claims) {
        try {
            return Objects.requireNonNullElse(claims.getStringClaim("sid"), "");
        } catch (ParseException e) {
            return "";
        }
    }
}
