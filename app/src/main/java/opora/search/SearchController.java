package opora.search;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The pages that find tickets: the desk's, and the customers'.
@RestController
class SearchController {
    private static final int ON_A_PAGE = 20;

    private final ShowResults results;
    private final Statuses statuses;
    private final KnownFields fields;
    private final Templates pages;

    SearchController(ShowResults results, Statuses statuses, KnownFields fields, Templates pages) {
        this.fields = fields;
        this.results = results;
        this.statuses = statuses;
        this.pages = pages;
    }

    @GetMapping("/desk/search")
    ResponseEntity<JteModel> desk(
            Frame frame, Person person, @RequestParam Map<String, String> given) {
        return page(frame, Sight.desk(person), "/desk", given, Asked.FOR_STAFF);
    }

    @GetMapping("/tickets/search")
    ResponseEntity<JteModel> own(
            Frame frame, Person person, @RequestParam Map<String, String> given) {
        return page(frame, Sight.own(person), "/tickets", given, Asked.FOR_CUSTOMERS);
    }

    private ResponseEntity<JteModel> page(
            Frame frame,
            Sight sight,
            String place,
            Map<String, String> given,
            List<String> allowed) {
        var typed = given.getOrDefault("q", "");
        var number = typed.strip().replaceFirst("^[№#]\\s*", "");
        if (number.matches("\\d{1,18}") && results.exists(sight, Long.parseLong(number))) {
            return Go.to(place + "/" + number);
        }
        var best = given.getOrDefault("sort", "").equals("best");
        var known = fields.of(sight);
        var asked = Asked.of(typed, given, allowed, known);
        var sheet = new Sheet(place, typed.strip(), best, allowed, statuses.all(), known);
        try {
            var found =
                    results.find(sight, asked, best, frame.zone(), given.get("after"), ON_A_PAGE);
            return ResponseEntity.ok(pages.searchTickets(frame, sheet, found, List.of()));
        } catch (FlawedRequest e) {
            if (e.flaws().stream().noneMatch(flaw -> allowed.contains(flaw.field()))) {
                throw e;
            }
            var none = Results.none(asked);
            return ResponseEntity.unprocessableContent()
                    .body(pages.searchTickets(frame, sheet, none, e.flaws()));
        }
    }
}
