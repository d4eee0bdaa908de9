package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import opora.shell.Cookies;
import opora.shell.ForThemselves.InPlaceToo;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Staff takes somebody's place to help them, and gives it back. Both stand in the journal, and so
/// does everything between.
@RestController
class ImpersonationController {
    private final TakePlace places;
    private final IdentitySettings settings;

    ImpersonationController(TakePlace places, IdentitySettings settings) {
        this.places = places;
        this.settings = settings;
    }

    @PostMapping("/accounts/{username}/impersonation")
    ResponseEntity<JteModel> begin(
            Person person, HttpServletRequest request, @PathVariable String username) {
        var visit = Visit.of(request);
        var token = places.take(person, username, visit).value();
        var cookie =
                Cookies.IN_PLACE_OF.carrying(token, request.isSecure(), settings.impersonation());
        var headers = Go.saying("identity.impersonation.begun");
        headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        return Go.to("/", headers);
    }

    @PostMapping("/impersonation/end")
    @InPlaceToo
    ResponseEntity<JteModel> end(Person person) {
        var staff = person.behind();
        if (staff != null) {
            places.giveBack(person, staff);
        }
        var cleared = Session.setting(Cookies.IN_PLACE_OF.cleared());
        return Go.to(staff == null ? "/" : "/accounts/" + person.username(), cleared);
    }
}
