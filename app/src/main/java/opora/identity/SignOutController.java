package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.Cookies;
import opora.shell.ForThemselves.InPlaceToo;
import opora.shell.Frame;
import opora.shell.Go;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class SignOutController {
    private final Session session;
    private final EndSessions sessions;
    private final KeycloakEntrance keycloak;
    private final Templates pages;

    SignOutController(
            Session session, EndSessions sessions, KeycloakEntrance keycloak, Templates pages) {
        this.session = session;
        this.sessions = sessions;
        this.keycloak = keycloak;
        this.pages = pages;
    }

    @PostMapping("/sign-out")
    @InPlaceToo
    ResponseEntity<JteModel> leave(Frame frame) {
        var person = frame.person();
        var wayOut = keycloak.wayOut(person);
        if (person != null) {
            var signedIn = person.behind() == null ? person.username() : person.behind();
            sessions.one(signedIn, person.session());
        }
        var headers = session.end();
        headers.add(HttpHeaders.SET_COOKIE, Cookies.IN_PLACE_OF.cleared().toString());
        return wayOut.map(way -> leave(frame, way.toString(), headers))
                .orElseGet(() -> Go.to("/", headers));
    }

    /// Out of Keycloak, too: by a header and a link, since our forms lead to ourselves only.
    private ResponseEntity<JteModel> leave(Frame frame, String way, HttpHeaders headers) {
        headers.add("Refresh", "0; url=" + way);
        return ResponseEntity.ok().headers(headers).body(pages.identityLeave(frame, way));
    }
}
