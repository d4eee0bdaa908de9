package opora.imports;

import java.util.List;
import java.util.UUID;
import opora.shell.Answered;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was brought here, for programs.
@RestController
@RequestMapping("/api/imports")
class ImportsApi {
    private static final int MOST = 100;
    private static final int REMARKS = 5_000;

    private final Runs runs;
    private final BeginImport begin;
    private final ImportFolder folder;

    ImportsApi(Runs runs, BeginImport begin, ImportFolder folder) {
        this.runs = runs;
        this.begin = begin;
        this.folder = folder;
    }

    record All(List<Run> imports) {}

    @GetMapping
    All list() {
        return new All(runs.latest(MOST));
    }

    record Whole(Run run, List<Runs.Remark> remarks) {}

    @GetMapping("/{id}")
    Whole show(@PathVariable UUID id) {
        var run = runs.find(id).orElseThrow(ImportsController::unknown);
        return new Whole(run, runs.remarks(id, REMARKS));
    }

    record Wish(
            @Sent("CSV") @Nullable String source,
            @Sent("tickets.csv") @Nullable String file,
            @Sent(value = "helpdesk", needed = false) @Nullable String name,
            @Sent(value = "true", needed = false) @Nullable Boolean dry) {}

    record Begun(UUID id) {}

    /// The same file again brings nothing twice.
    @PostMapping
    @Answered(202)
    ResponseEntity<Begun> begin(Person person, @RequestBody Wish wish) {
        var dry = Boolean.TRUE.equals(wish.dry()) ? "on" : null;
        var form =
                new ImportForm(wish.source(), wish.file(), wish.name(), dry, List.of())
                        .checked(folder.files());
        if (!form.flaws().isEmpty()) {
            throw new FlawedRequest(form.flaws());
        }
        return ResponseEntity.accepted().body(new Begun(begin.byForm(form, person.username())));
    }
}
