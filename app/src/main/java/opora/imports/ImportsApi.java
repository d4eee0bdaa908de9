package opora.imports;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was brought here, for programs.
@RestController
@RequestMapping("/api/imports")
class ImportsApi {
    private static final int MOST = 100;
    private static final int REMARKS = 5_000;

    private final Runs runs;

    ImportsApi(Runs runs) {
        this.runs = runs;
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
}
