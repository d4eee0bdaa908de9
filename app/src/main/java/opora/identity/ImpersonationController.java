package opora.identity;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import opora.shell.Deed;
import opora.shell.ForThemselves.InPlaceToo;
import opora.shell.Go;
import opora.shell.InPlaceOf;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Staff takes somebody's place to help them, and gives it back. Both stand in the journal, and so
/// does everything between.
@RestController
class ImpersonationController {
    private final AccountRows accounts;
    private final InPlaceOf places;
    private final Journal journal;

    ImpersonationController(AccountRows accounts, InPlaceOf places, Journal journal) {
        this.accounts = accounts;
        this.places = places;
        this.journal = journal;
    }

    @PostMapping("/accounts/{username}/impersonation")
    ResponseEntity<JteModel> begin(
            Person person, HttpServletRequest request, @PathVariable String username) {
        person.must(InPlaceOf.RIGHT);
        if (accounts.named(username).isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "identity.flaw.nobody");
        }
        if (!places.may(person, username)) {
            throw new Refused(HttpStatus.FORBIDDEN, "identity.flaw.beyond.account");
        }
        journal.tell(Deed.of("identity.impersonation.begun", username));
        var headers = Go.saying("identity.impersonation.begun");
        var cookie = places.begin(person, username, request.isSecure());
        headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        return Go.to("/", headers);
    }

    @PostMapping("/impersonation/end")
    @InPlaceToo
    ResponseEntity<JteModel> end(Person person) {
        var acted = person.behind() != null;
        if (acted) {
            journal.tell(Deed.of("identity.impersonation.ended", person.username()));
        }
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, places.end().toString());
        return Go.to(acted ? "/accounts/" + person.username() : "/", headers);
    }
}
