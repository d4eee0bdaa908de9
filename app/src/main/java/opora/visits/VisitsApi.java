package opora.visits;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import opora.shell.Answered;
import opora.shell.FlawedRequest;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import opora.tickets.UsedPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One's own visits for programs.
@RestController
@RequestMapping("/api/visits")
class VisitsApi {
    private final Visits visits;
    private final ShowVisit shown;
    private final TakeReports reports;
    private final Receipts receipts;

    VisitsApi(Visits visits, ShowVisit shown, TakeReports reports, Receipts receipts) {
        this.visits = visits;
        this.shown = shown;
        this.reports = reports;
        this.receipts = receipts;
    }

    record Own(List<Visit> visits) {}

    @GetMapping
    Own list(Person person) {
        return new Own(visits.of(person.username(), Instant.now()));
    }

    /// @param asked what is to be filled in where it is finished
    record Whole(Visit visit, List<Report> reports, List<ClosingField> asked) {}

    @GetMapping("/{ticket}")
    Whole show(Person person, @PathVariable String ticket) {
        var visit = find(person, ticket);
        return new Whole(visit, visits.reports(ticket), shown.asked(person, visit));
    }

    private Visit find(Person person, String ticket) {
        return visits.find(person.username(), ticket).orElseThrow(VisitsApi::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "visits.unknown");
    }

    /// @param step `PLANNED`, `STARTED`, `PAUSED`, `RESUMED` or `FINISHED`
    /// @param planned in UTC, where the step is `PLANNED`
    /// @param files the receipts of uploads
    /// @param fields what is asked for besides, by its key
    /// @param at when it was done; now without
    record Wish(
            @Sent("STARTED") @Nullable String step,
            @Sent(value = "2027-01-15T09:00", needed = false) @Nullable String planned,
            @Sent(value = "35", needed = false) @Nullable Integer minutes,
            @Sent(value = "[]", needed = false) @Nullable List<UsedPart> parts,
            @Sent(value = "The lamp was loose.", needed = false) @Nullable String resolution,
            @Sent(value = "[]", needed = false) @Nullable List<String> files,
            @Sent(value = "{}", needed = false) @Nullable Map<String, String> fields,
            @Sent(value = "2026-11-21T09:30:00Z", needed = false) @Nullable String at) {
        Map<String, String> fields(String once) {
            var all = new LinkedHashMap<String, String>();
            if (fields != null) {
                fields.forEach((key, value) -> all.put(key, word(value)));
            }
            all.put("id", once);
            all.put("step", word(step));
            all.put("planned", word(planned));
            all.put("minutes", minutes == null ? "" : minutes.toString());
            all.put("parts", parts == null ? "" : UsedPart.lines(parts));
            all.put("resolution", word(resolution));
            all.put("at", word(at));
            return all;
        }

        private static String word(@Nullable String given) {
            return Objects.requireNonNullElse(given, "");
        }
    }

    /// Two people may well choose the same key.
    private static String id(Person person, String once) {
        var name = "visit " + person.username() + " " + once;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @PostMapping("/{ticket}/acts")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Visit> act(
            Person person, @PathVariable String ticket, @Once String once, @RequestBody Wish wish) {
        var form = ActForm.of(wish.fields(id(person, once)));
        var flaws = new ArrayList<>(form.check(ZoneOffset.UTC));
        flaws.addAll(form.lacks(shown.asked(person, find(person, ticket))));
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var files = receipts.open(person.username(), wish.files());
        return reports.take(person.username(), ticket, form.act(ZoneOffset.UTC, files))
                .map(visit -> ResponseEntity.accepted().body(visit))
                .orElseThrow(VisitsApi::unknown);
    }
}
