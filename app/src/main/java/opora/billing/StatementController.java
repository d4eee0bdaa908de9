package opora.billing;

import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Limit;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// A wallet's statement, as a page and for programs.
@RestController
class StatementController {
    private static final int LINES = 50;
    private final Statements statements;
    private final Templates pages;

    StatementController(Statements statements, Templates pages) {
        this.statements = statements;
        this.pages = pages;
    }

    @GetMapping("/wallet/statement")
    ResponseEntity<JteModel> page(
            Frame frame,
            Person person,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long before) {
        var asked = Period.of(from, to, frame.zone());
        var flaws = asked.flaws();
        var period = flaws.isEmpty() ? asked : Period.of(null, null, frame.zone());
        var zone = frame.zone();
        var statement =
                statements.of(
                        person.username(), period.begin(zone), period.end(zone), before, LINES);
        return (flaws.isEmpty() ? ResponseEntity.ok() : ResponseEntity.unprocessableContent())
                .body(pages.billingStatement(frame, asked, statement, before == null, flaws));
    }

    /// Days are days of UTC here; programs have no zone.
    @GetMapping("/api/wallet/statement")
    Statement json(
            Person person,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var period = Period.of(from, to, ZoneOffset.UTC);
        if (!period.flaws().isEmpty()) {
            throw new FlawedRequest(period.flaws());
        }
        Limit.check(limit);
        return statements.of(
                person.username(),
                period.begin(ZoneOffset.UTC),
                period.end(ZoneOffset.UTC),
                cursor,
                limit);
    }
}
