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

@RestController
class SignOutController {
    private final Session session;
    private final EndSessions sessions;

    SignOutController(Session session, EndSessions sessions) {
        this.session = session;
        this.sessions = sessions;
    }

    @PostMapping("/sign-out")
    @InPlaceToo
    ResponseEntity<JteModel> leave(Frame frame) {
        var person = frame.person();
        if (person != null) {
            var signedIn = person.behind() == null ? person.username() : person.behind();
            sessions.one(signedIn, person.session());
        }
        var headers = session.end();
        headers.add(HttpHeaders.SET_COOKIE, Cookies.IN_PLACE_OF.cleared().toString());
        return Go.to("/", headers);
    }
}
