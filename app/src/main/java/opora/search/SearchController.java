package opora.search;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Csv;
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
    private final TakeHits tables;
    private final Statuses statuses;
    private final KnownFields fields;
    private final Templates pages;

    SearchController(
            ShowResults results,
            TakeHits tables,
            Statuses statuses,
            KnownFields fields,
            Templates pages) {
        this.fields = fields;
        this.results = results;
        this.tables = tables;
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

    @GetMapping("/desk/search/table.csv")
    ResponseEntity<?> deskTable(
            Frame frame, Person person, @RequestParam Map<String, String> given) {
        return table(frame, Sight.desk(person), "/desk", given, Asked.FOR_STAFF);
    }

    @GetMapping("/tickets/search/table.csv")
    ResponseEntity<?> ownTable(
            Frame frame, Person person, @RequestParam Map<String, String> given) {
        return table(frame, Sight.own(person), "/tickets", given, Asked.FOR_CUSTOMERS);
    }

    private ResponseEntity<JteModel> page(
            Frame frame,
            Sight sight,
            String place,
            Map<String, String> given,
            List<String> allowed) {
        var number = typed(given).strip().replaceFirst("^[№#]\\s*", "");
        if (number.matches("\\d{1,18}") && results.exists(sight, Long.parseLong(number))) {
            return Go.to(place + "/" + number);
        }
        var sheet = sheet(sight, place, given, allowed);
        var asked = Asked.of(typed(given), given, allowed, sheet.fields());
        try {
            var after = given.get("after");
            var found = results.find(sight, asked, sheet.best(), frame.zone(), after, ON_A_PAGE);
            return ResponseEntity.ok(pages.searchTickets(frame, sheet, found, List.of()));
        } catch (FlawedRequest e) {
            return flawed(frame, sheet, asked, e);
        }
    }

    private ResponseEntity<?> table(
            Frame frame,
            Sight sight,
            String place,
            Map<String, String> given,
            List<String> allowed) {
        var sheet = sheet(sight, place, given, allowed);
        var asked = Asked.of(typed(given), given, allowed, sheet.fields());
        var known = new HitColumns(sight.staff(), sheet.statuses(), sheet.fields());
        var columns = known.all();
        var titles = columns.stream().map(column -> known.title(frame, column)).toList();
        try {
            return tables.take(
                    new TakeHits.Wanted(sight, asked, frame.zone(), columns),
                    Csv.MARK + Csv.line(titles),
                    hit -> columns.stream().map(one -> known.shown(frame, hit, one)).toList());
        } catch (FlawedRequest e) {
            return flawed(frame, sheet, asked, e);
        }
    }

    private static String typed(Map<String, String> given) {
        return given.getOrDefault("q", "");
    }

    private Sheet sheet(
            Sight sight, String place, Map<String, String> given, List<String> allowed) {
        var best = given.getOrDefault("sort", "").equals("best");
        var typed = typed(given).strip();
        return new Sheet(place, typed, best, allowed, statuses.all(), fields.of(sight));
    }

    private ResponseEntity<JteModel> flawed(
            Frame frame, Sheet sheet, Asked asked, FlawedRequest refused) {
        var shown = Stream.concat(sheet.allowed().stream(), Stream.of(TakeHits.WORDS)).toList();
        if (refused.flaws().stream().noneMatch(flaw -> shown.contains(flaw.field()))) {
            throw refused;
        }
        return ResponseEntity.unprocessableContent()
                .body(pages.searchTickets(frame, sheet, Results.none(asked), refused.flaws()));
    }
}
