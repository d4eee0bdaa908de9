package opora.visits;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import opora.shell.UploadedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The visits of whoever looks.
@RestController
@RequestMapping("/visits")
class VisitsController {
    private static final MediaType CALENDAR =
            new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Visits visits;
    private final ShowVisit shown;
    private final TakeReports reports;
    private final Receipts receipts;
    private final VisitsSettings settings;
    private final Templates pages;

    VisitsController(
            Visits visits,
            ShowVisit shown,
            TakeReports reports,
            Receipts receipts,
            VisitsSettings settings,
            Templates pages) {
        this.visits = visits;
        this.shown = shown;
        this.reports = reports;
        this.receipts = receipts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping
    JteModel day(Frame frame, Person person) {
        var today = LocalDate.now(frame.zone());
        var since = today.atStartOfDay(frame.zone()).toInstant();
        var all = visits.of(person.username(), since);
        return pages.visitsDay(frame, Day.of(all, today, frame.zone(), settings.map()));
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<String> calendar(Person person) {
        return calendar(visits.of(person.username(), Instant.now()));
    }

    @GetMapping("/{ticket}")
    JteModel show(Frame frame, Person person, @PathVariable String ticket) {
        return pages.visitsShow(frame, shown.page(person, find(person, ticket)));
    }

    @GetMapping("/{ticket}/visit.ics")
    ResponseEntity<String> calendar(Person person, @PathVariable String ticket) {
        return calendar(List.of(find(person, ticket)));
    }

    private ResponseEntity<String> calendar(List<Visit> some) {
        var how = ContentDisposition.attachment().filename("visits.ics").build();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .body(ICalendar.of(some, settings.lasts(), Instant.now()));
    }

    /// From the page, or from what a telephone has kept for later: then the answer is short.
    @PostMapping("/{ticket}/acts")
    @ToldByEvents
    ResponseEntity<JteModel> act(
            Frame frame,
            Person person,
            @PathVariable String ticket,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent,
            @RequestHeader(name = "X-Opora-Kept", required = false) @Nullable String kept) {
        var visit = find(person, ticket);
        if (kept != null && !fields.getOrDefault("user", "").equals(person.username())) {
            throw new Refused(HttpStatus.CONFLICT, "visits.other");
        }
        var form = ActForm.of(fields);
        var flaws = new ArrayList<Flaw>(form.check(frame.zone()));
        if (kept == null) { // a telephone may not have known: the desk says it, and nothing is lost
            flaws.addAll(form.lacks(shown.asked(person, visit)));
        }
        var files = List.<UploadedFile>of();
        try {
            files = receipts.open(person.username(), sent);
        } catch (FlawedRequest e) {
            flaws.addAll(e.flaws());
        }
        if (!flaws.isEmpty() && kept != null) {
            throw new FlawedRequest(flaws);
        }
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(
                            pages.visitsShow(
                                    frame,
                                    shown.page(
                                            person,
                                            visit,
                                            form.with(flaws),
                                            receipts.held(person.username(), sent))));
        }
        reports.take(person.username(), ticket, form.act(frame.zone(), files));
        return kept != null ? ResponseEntity.noContent().build() : Go.to("/visits/" + ticket);
    }

    private Visit find(Person person, String ticket) {
        return visits.find(person.username(), ticket)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "visits.unknown"));
    }
}
