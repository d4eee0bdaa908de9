package opora.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import opora.shell.Answered;
import opora.shell.FileSettings;
import opora.shell.Person;
import opora.shell.ToldByEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files from pages and programs, one in each request: the body is the file.
@RestController
class UploadsController {
    private final TakeUpload uploads;
    private final FileSettings settings;

    UploadsController(TakeUpload uploads, FileSettings settings) {
        this.uploads = uploads;
        this.settings = settings;
    }

    /// @param largest what one file may have, in bytes
    /// @param most how many may go with one message
    record Limits(long largest, int most) {}

    /// So that nobody sends for minutes what is refused then.
    @GetMapping({"/files", "/api/files"})
    Limits limits() {
        return new Limits(settings.largest().toBytes(), settings.most());
    }

    @PostMapping({"/files", "/api/files"})
    @ToldByEvents
    @Answered(201)
    ResponseEntity<TakeUpload.Taken> upload(
            Person person, HttpServletRequest request, @RequestParam(defaultValue = "") String name)
            throws IOException {
        var taken = uploads.take(person.username(), name, request.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(taken);
    }
}
