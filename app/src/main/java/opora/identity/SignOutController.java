package opora.identity;

import gg.jte.models.runtime.JteModel;
import opora.shell.ForThemselves.InPlaceToo;
import opora.shell.Go;
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
        return Go.to("/", session.end());
    }
}
