package opora.tickets;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import opora.shell.Answered;
import opora.shell.Csv;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Journal;
import opora.shell.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The tickets of a view as a table to take away. Who takes which one stands in the journal.
@RestController
class TableController {
    private final EachTicket tickets;
    private final Statuses statuses;
    private final Fields fields;
    private final Journal journal;
    private final Templates pages;

    TableController(
            EachTicket tickets,
            Statuses statuses,
            Fields fields,
            Journal journal,
            Templates pages) {
        this.tickets = tickets;
        this.statuses = statuses;
        this.fields = fields;
        this.journal = journal;
        this.pages = pages;
    }

    private TableColumns columns() {
        return new TableColumns(statuses.model(), fields.book());
    }

    @GetMapping("/desk/table")
    JteModel choose(Frame frame, Person person, @RequestParam(defaultValue = "OPEN") String view) {
        var source = tickets.source(person, view);
        var usual = new LinkedHashSet<>(TableColumns.USUAL);
        var saved = source.saved();
        if (saved != null) {
            usual.addAll(saved.filter().columns());
        }
        return pages.ticketsTable(frame, source.key(), source.title(frame), columns(), usual);
    }

    @GetMapping("/desk/table.csv")
    void table(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> typed,
            HttpServletResponse answer)
            throws IOException {
        var known = columns();
        var source = tickets.source(person, typed.getOrDefault("view", View.OPEN.name()));
        var ticked =
                known.all().stream().filter(one -> typed.containsKey("column." + one)).toList();
        var chosen = ticked.isEmpty() ? TableColumns.USUAL : ticked;
        try (var out = begin(source, chosen, answer)) {
            out.write(Csv.MARK);
            out.write(Csv.line(chosen.stream().map(one -> known.title(frame, one)).toList()));
            tickets.each(
                    Sight.of(person),
                    source,
                    Map.of(),
                    line -> {
                        var cells = chosen.stream().map(one -> known.shown(frame, line, one));
                        out.write(Csv.line(cells.toList()));
                    });
        }
    }

    /// @param columns with commas between
    @GetMapping(value = "/api/desk/tickets.csv", produces = Csv.TYPE)
    @Answered(200)
    void csv(
            Person person,
            @RequestParam(defaultValue = "OPEN") String view,
            @RequestParam(defaultValue = "") String columns,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            HttpServletResponse answer)
            throws IOException {
        var source = tickets.source(person, view);
        var chosen = columns.isEmpty() ? TableColumns.USUAL : List.of(columns.split("\\s*,\\s*"));
        if (chosen.isEmpty() || !columns().all().containsAll(chosen)) {
            throw new FlawedRequest(List.of(Flaw.of("columns", "views.word.flaw")));
        }
        var with = field.isEmpty() ? Map.<String, String>of() : Map.of(field, value);
        try (var out = begin(source, chosen, answer)) {
            out.write(Csv.line(chosen));
            tickets.each(
                    Sight.of(person),
                    source,
                    with,
                    line -> {
                        var cells = chosen.stream().map(one -> TableColumns.plain(line, one));
                        out.write(Csv.line(cells.toList()));
                    });
        }
    }

    private Writer begin(EachTicket.Source source, List<String> columns, HttpServletResponse answer)
            throws IOException {
        journal.tell(
                Deed.of("tickets.exported", source.name())
                        .to("view", source.key())
                        .to("columns", columns));
        answer.setContentType(Csv.TYPE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tickets.csv\"");
        return answer.getWriter();
    }
}
