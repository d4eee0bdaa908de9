package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.Cookies;
import opora.shell.ForThemselves.InPlaceToo;
import opora.shell.Go;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignOutController {
    private final Session session;

    SignOutController(Session session) {
        this.session = session;
    }

    @PostMapping("/sign-out")
    @InPlaceToo
    ResponseEntity<JteModel> leave() {
        var headers = session.end();
        headers.add(HttpHeaders.SET_COOKIE, Cookies.IN_PLACE_OF.cleared().toString());
        return Go.to("/", headers);
    }
}
