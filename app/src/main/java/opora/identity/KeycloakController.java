package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import opora.shell.Cookies;
import opora.shell.Go;
import opora.shell.Keycloak;
import opora.shell.MasterKey;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.SharedLimit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Sends people to Keycloak and takes them in when they come back.
@RestController
class KeycloakController {
    private final Keycloak keycloak;
    private final KeycloakEntrance entrance;
    private final Session sessions;
    private final MasterKey master;
    private final SharedLimit attempts;

    KeycloakController(
            Keycloak keycloak,
            KeycloakEntrance entrance,
            Session sessions,
            MasterKey master,
            SharedLimit attempts) {
        this.keycloak = keycloak;
        this.entrance = entrance;
        this.sessions = sessions;
        this.master = master;
        this.attempts = attempts;
    }

    /// @param again whether who is signed in is to prove it anew
    @GetMapping("/sign-in/keycloak")
    ResponseEntity<JteModel> leave(
            HttpServletRequest request,
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "false") boolean again) {
        mustBeOn();
        attempts.take(request.getRemoteAddr());
        var person = Person.asking(request);
        var session = again && person != null ? person.session() : "";
        var errand = Errand.begin(Go.safe(next), session);
        var cookie = Cookies.OUTSIDE.carrying(errand.sealed(master), request.isSecure());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(entrance.way(errand))
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    @GetMapping("/sign-in/keycloak/back")
    ResponseEntity<JteModel> arrive(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code) {
        mustBeOn();
        attempts.take(request.getRemoteAddr());
        var errand =
                Optional.ofNullable(Cookies.OUTSIDE.of(request))
                        .flatMap(kept -> Errand.open(kept, master))
                        .filter(own -> own.asked(state));
        if (errand.isEmpty() || code.isEmpty()) {
            var headers = Go.saying("identity.keycloak.over");
            headers.add(HttpHeaders.SET_COOKIE, Cookies.OUTSIDE.cleared().toString());
            return Go.to("/", headers);
        }
        var arrival = entrance.arrive(errand.get(), code);
        var headers = enter(request, errand.get(), arrival);
        headers.add(HttpHeaders.SET_COOKIE, Cookies.OUTSIDE.cleared().toString());
        return Go.to(errand.get().next(), headers);
    }

    private HttpHeaders enter(
            HttpServletRequest request, Errand errand, KeycloakEntrance.Arrival arrival) {
        var person = Person.asking(request);
        if (!errand.session().isEmpty()
                && person != null
                && person.session().equals(errand.session())
                && person.username().equals(arrival.username())) {
            entrance.keep(errand.session(), arrival);
            return sessions.strengthen(
                    request, arrival.username(), errand.session(), arrival.proofs());
        }
        return sessions.begin(
                request,
                arrival.username(),
                arrival.proofs(),
                session -> entrance.keep(session, arrival));
    }

    private void mustBeOn() {
        if (!keycloak.on()) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
    }
}
