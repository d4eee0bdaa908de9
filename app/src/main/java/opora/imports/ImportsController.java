package opora.imports;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
@RequestMapping("/imports")
class ImportsController {
    private static final int SHOWN = 30;
    private static final int REMARKS = 500;

    private final Runs runs;
    private final BeginImport begin;
    private final ImportFolder folder;
    private final Templates pages;

    ImportsController(Runs runs, BeginImport begin, ImportFolder folder, Templates pages) {
        this.runs = runs;
        this.begin = begin;
        this.folder = folder;
        this.pages = pages;
    }

    @GetMapping
    JteModel list(Frame frame) {
        return page(frame, ImportForm.EMPTY);
    }

    @PostMapping
    ResponseEntity<JteModel> begin(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") List<String> file,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String dry) {
        var form = new ImportForm(source, last(file), name, dry, List.of()).checked(folder.files());
        if (!form.flaws().isEmpty()) {
            return ResponseEntity.unprocessableContent().body(page(frame, form));
        }
        return Go.to("/imports/" + begin.byForm(form, person.username()));
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable UUID id) {
        var run = runs.find(id).orElseThrow(ImportsController::unknown);
        return pages.importsShow(frame, run, runs.remarks(id, REMARKS));
    }

    /// One that was sent just now goes before the one that was chosen.
    private static String last(List<String> files) {
        return files.stream().filter(one -> !one.isBlank()).reduce("", (_, next) -> next);
    }

    /// What the page draws anew while it runs.
    @GetMapping("/{id}/live")
    JteModel live(Frame frame, @PathVariable UUID id) {
        return pages.importsRun(
                frame,
                runs.find(id).orElseThrow(ImportsController::unknown),
                runs.remarks(id, REMARKS));
    }

    private JteModel page(Frame frame, ImportForm form) {
        return pages.importsList(
                frame, runs.latest(SHOWN), folder.files(), folder.path().toString(), form);
    }

    static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
