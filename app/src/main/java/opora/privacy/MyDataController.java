package opora.privacy;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// What people may decide about their own data, and take along of it.
@RestController
class MyDataController {
    private static final String PAGE = "/my-data";

    private final Consents consents;
    private final Exports exports;
    private final ErasureRows erasures;
    private final ExportArchive archive;
    private final Templates pages;

    MyDataController(
            Consents consents,
            Exports exports,
            ErasureRows erasures,
            ExportArchive archive,
            Templates pages) {
        this.consents = consents;
        this.exports = exports;
        this.erasures = erasures;
        this.archive = archive;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    JteModel show(Frame frame, Person person) {
        var name = person.username();
        return pages.privacyMyData(
                frame, consents.of(name), exports.of(name), erasures.latest(name).orElse(null));
    }

    /// The list of exports alone, asked for again while one is on its way.
    @GetMapping("/my-data/exports")
    JteModel list(Frame frame, Person person) {
        return pages.privacyExports(frame, exports.of(person.username()));
    }

    @PostMapping("/my-data/consents")
    ResponseEntity<JteModel> decide(
            Person person,
            @RequestParam String purpose,
            @RequestParam int version,
            @RequestParam boolean given) {
        consents.decide(person.username(), purpose, version, given);
        return Go.to(PAGE, given ? "privacy.consent.given" : "privacy.consent.withdrawn");
    }

    @PostMapping("/my-data/exports")
    ResponseEntity<JteModel> want(Person person) {
        return Go.to(
                PAGE,
                exports.want(person.username())
                        ? "privacy.export.wanted"
                        : "privacy.export.too.often");
    }

    @GetMapping("/my-data/exports/{id}")
    void fetch(Frame frame, Person person, @PathVariable String id, HttpServletResponse answer)
            throws IOException {
        var export = archive.fetch(person.username(), id);
        answer.setContentType("application/zip");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"opora-my-data.zip\"");
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        archive.write(frame, export, answer.getOutputStream());
    }
}
