package opora.tickets;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import opora.shell.Csv;
import opora.shell.Deed;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// How many tickets came in a period, by what they have in common.
@RestController
@RequestMapping("/reports")
class ReportsController {
    private final CountTickets counting;
    private final Statuses statuses;
    private final Fields fields;
    private final Journal journal;
    private final Templates pages;

    ReportsController(
            CountTickets counting,
            Statuses statuses,
            Fields fields,
            Journal journal,
            Templates pages) {
        this.counting = counting;
        this.statuses = statuses;
        this.fields = fields;
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<JteModel> show(
            Frame frame, Person person, @RequestParam Map<String, String> typed) {
        try {
            var counts = counts(frame, person, typed);
            return ResponseEntity.ok(
                    pages.ticketsReports(
                            frame, typed, counting.ways(), columns(), counts, List.of()));
        } catch (FlawedRequest e) {
            return ResponseEntity.unprocessableContent()
                    .body(
                            pages.ticketsReports(
                                    frame, typed, counting.ways(), columns(), null, e.flaws()));
        }
    }

    @GetMapping("/counts.csv")
    void csv(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> typed,
            HttpServletResponse answer)
            throws IOException {
        var counts = counts(frame, person, typed);
        var columns = columns();
        tell(journal, counts);
        answer.setContentType(Csv.TYPE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counts.csv\"");
        try (var out = answer.getWriter()) {
            out.write(Csv.MARK);
            out.write(
                    Csv.line(
                            List.of(
                                    columns.title(frame, counts.by()),
                                    frame.text("reports.tickets"),
                                    frame.text("reports.open"),
                                    frame.text("reports.finished"))));
            for (var row : counts.rows()) {
                var value = columns.value(frame, counts.by(), row.value());
                out.write(cells(value, row));
            }
        }
    }

    static String cells(String value, Counts.Row row) {
        return Csv.line(
                List.of(
                        value,
                        Long.toString(row.tickets()),
                        Long.toString(row.open()),
                        Long.toString(row.finished())));
    }

    static void tell(Journal journal, Counts counts) {
        journal.tell(
                Deed.of("tickets.counts.exported", counts.by())
                        .to("from", counts.from())
                        .to("to", counts.to()));
    }

    private Counts counts(Frame frame, Person person, Map<String, String> typed) {
        var wanted =
                counting.wanted(
                        typed.getOrDefault("by", "status"),
                        typed.getOrDefault("from", ""),
                        typed.getOrDefault("to", ""),
                        frame.zone());
        return counting.count(Sight.of(person), wanted, frame.zone());
    }

    private TableColumns columns() {
        return new TableColumns(statuses.model(), fields.book());
    }
}
