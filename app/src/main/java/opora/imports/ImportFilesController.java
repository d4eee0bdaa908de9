package opora.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import opora.shell.Answered;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files to bring tickets from, one in each request: the body is the file.
@RestController
class ImportFilesController {
    private final ImportFolder folder;
    private final ImportsSettings settings;

    ImportFilesController(ImportFolder folder, ImportsSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /// @param largest what one file may have, in bytes
    /// @param most how many may be chosen for one import
    record Limits(long largest, int most) {}

    /// So that nobody sends for minutes what is refused then.
    @GetMapping({"/imports/files", "/api/imports/files"})
    Limits limits() {
        return new Limits(settings.largest().toBytes(), 1);
    }

    /// @param receipt what names it when the import begins
    record Taken(String receipt, String name) {}

    @PostMapping({"/imports/files", "/api/imports/files"})
    @Answered(201)
    ResponseEntity<Taken> upload(
            HttpServletRequest request, @RequestParam(defaultValue = "") String name)
            throws IOException {
        var called = folder.keep(name, request.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Taken(called, called));
    }
}
