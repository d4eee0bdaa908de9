package opora.journal;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Journal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where the journal is read. Who reads in it stands there, too.
@RestController
class JournalController {
    private static final int PAGE = 50;

    private final Entries entries;
    private final ExportEntries exports;
    private final Journal journal;
    private final Templates pages;

    JournalController(Entries entries, ExportEntries exports, Journal journal, Templates pages) {
        this.entries = entries;
        this.exports = exports;
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping("/journal")
    ResponseEntity<JteModel> search(Frame frame, @ModelAttribute Wanted wanted) {
        var flaws = wanted.flaws();
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(pages.journalJournal(frame, wanted, List.of(), false, flaws));
        }
        var found = entries.shown(wanted, frame.zone(), PAGE + 1);
        var more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        journal.tell(wanted.told("journal.read"));
        return ResponseEntity.ok(pages.journalJournal(frame, wanted, shown, more, flaws));
    }

    @GetMapping("/journal/export.csv")
    void csv(Frame frame, @ModelAttribute Wanted wanted, HttpServletResponse answer)
            throws IOException {
        try (var out = begin(wanted, answer, "text/csv", "journal.csv")) {
            exports.csv(wanted, frame.zone(), out);
        }
    }

    @GetMapping("/journal/export.jsonl")
    void jsonLines(Frame frame, @ModelAttribute Wanted wanted, HttpServletResponse answer)
            throws IOException {
        try (var out = begin(wanted, answer, "application/x-ndjson", "journal.jsonl")) {
            exports.jsonLines(wanted, frame.zone(), out);
        }
    }

    private Writer begin(Wanted wanted, HttpServletResponse answer, String type, String name)
            throws IOException {
        var flaws = wanted.flaws();
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        journal.tell(wanted.told("journal.exported").to("file", name));
        answer.setContentType(type);
        answer.setCharacterEncoding(StandardCharsets.UTF_8);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return answer.getWriter();
    }
}
