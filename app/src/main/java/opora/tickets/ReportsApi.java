package opora.tickets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Csv;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same counts for programs; days are those of UTC.
@RestController
@RequestMapping("/api/desk/reports")
class ReportsApi {
    private final CountTickets counting;
    private final Journal journal;

    ReportsApi(CountTickets counting, Journal journal) {
        this.counting = counting;
        this.journal = journal;
    }

    @GetMapping("/counts")
    Counts counts(
            Person person,
            @RequestParam(defaultValue = "status") String by,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        var wanted = counting.wanted(by, from, to, ZoneOffset.UTC);
        return counting.count(Sight.of(person), wanted, ZoneOffset.UTC);
    }

    @GetMapping(value = "/counts.csv", produces = Csv.TYPE)
    @Answered(200)
    void csv(
            Person person,
            @RequestParam(defaultValue = "status") String by,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse answer)
            throws IOException {
        var counts = counts(person, by, from, to);
        ReportsController.tell(journal, counts);
        answer.setContentType(Csv.TYPE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8);
        try (var out = answer.getWriter()) {
            out.write(Csv.line(List.of(by, "tickets", "open", "finished")));
            for (var row : counts.rows()) {
                out.write(ReportsController.cells(row.value(), row));
            }
        }
    }
}
