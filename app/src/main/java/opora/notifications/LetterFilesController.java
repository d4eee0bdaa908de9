package opora.notifications;

import java.util.Optional;
import opora.backbone.PersonKeys;
import opora.shell.Attachment;
import opora.shell.FileStore;
import opora.shell.Refused;
import opora.tickets.AttachedFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Files that did not fit into a mail, as long as the letter is kept and nobody is forgotten.
@RestController
class LetterFilesController {
    private final FileLink links;
    private final FileStore store;
    private final JdbcClient db;
    private final PersonKeys keys;

    LetterFilesController(FileLink links, FileStore store, JdbcClient db, PersonKeys keys) {
        this.links = links;
        this.store = store;
        this.db = db;
        this.keys = keys;
    }

    @GetMapping("/letters/files/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token) {
        return links.read(token)
                .flatMap(this::named)
                .flatMap(
                        file ->
                                store.read(file.id())
                                        .map(
                                                bytes ->
                                                        Attachment.answer(
                                                                file.name(), file.type(), bytes)))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "notices.link"));
    }

    private Optional<AttachedFile> named(FileLink.Meant meant) {
        var sql =
                """
                select about ->> 'files' from notifications.deliveries where id = ? and about ->> 'files' is not null
                """;
        return db.sql(sql).param(meant.letter()).query(String.class).optional().stream()
                .flatMap(files -> Carried.read(keys.revealJson(files)).stream())
                .filter(file -> file.id().equals(meant.file()))
                .findFirst();
    }
}
