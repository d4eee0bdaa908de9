package opora.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import opora.shell.Deed;
import opora.shell.Frame;
import opora.shell.Journal;
import opora.shell.PersonalRows;
import opora.shell.Refused;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pages.Templates;

/// What people take along of all that is known of them.
@Component
class ExportArchive {
    private final Exports exports;
    private final PersonalRows rows;
    private final Journal journal;
    private final Templates pages;

    ExportArchive(Exports exports, PersonalRows rows, Journal journal, Templates pages) {
        this.exports = exports;
        this.rows = rows;
        this.journal = journal;
        this.pages = pages;
    }

    /// Refuses with 404 one that is not whole yet, or another's.
    Export fetch(String username, String id) {
        var export =
                exports.of(username, id)
                        .filter(Export::whole)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.NOT_FOUND, "privacy.export.gone"));
        journal.tell(Deed.of("privacy.export.fetched", export.username()));
        return export;
    }

    /// A file for each context, for programs, and a page with all of it for people.
    void write(Frame frame, Export export, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
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
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
