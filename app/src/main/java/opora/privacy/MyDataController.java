package opora.privacy;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import opora.shell.Deed;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Journal;
import opora.shell.Person;
import opora.shell.PersonalRows;
import opora.shell.Refused;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private final PersonalRows rows;
    private final Journal journal;
    private final Templates pages;

    MyDataController(
            Consents consents,
            Exports exports,
            ErasureRows erasures,
            PersonalRows rows,
            Journal journal,
            Templates pages) {
        this.consents = consents;
        this.exports = exports;
        this.erasures = erasures;
        this.rows = rows;
        this.journal = journal;
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
        var export =
                exports.of(person.username(), id)
                        .filter(Export::whole)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.NOT_FOUND, "privacy.export.gone"));
        journal.tell(Deed.of("privacy.export.fetched", export.username()));
        answer.setContentType("application/zip");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"opora-my-data.zip\"");
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var zip = new ZipOutputStream(answer.getOutputStream(), StandardCharsets.UTF_8)) {
            pack(frame, export, zip);
        }
    }

    /// A file for each context, for programs, and a page with all of it for people.
    private void pack(Frame frame, Export export, ZipOutputStream zip) throws IOException {
        var contexts = new ArrayList<Told>();
        for (var context : Exports.SOURCES) {
            var json = rows.open(export.id(), exports.sealed(export.id(), context));
            contexts.add(Told.of(frame, context, json));
            add(zip, context + ".json", json);
        }
        add(zip, "index.html", pages.privacyTold(frame, export.username(), contexts).render());
        var style = new ClassPathResource("assets/alone/my-data.css");
        add(zip, "style.css", style.getContentAsString(StandardCharsets.UTF_8));
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
