package opora.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Attachment;
import opora.shell.FileStore;
import opora.shell.Person;
import opora.shell.Refused;
import opora.tickets.AttachedFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The files of somebody's own tickets.
@RestController
class OwnFiles {
    /// Those that came with the ticket itself.
    static final String FIRST = "";

    private final JdbcClient db;
    private final OwnTickets tickets;
    private final FileStore store;

    OwnFiles(JdbcClient db, OwnTickets tickets, FileStore store) {
        this.db = db;
        this.tickets = tickets;
        this.store = store;
    }

    /// By the line they came with.
    Map<String, List<AttachedFile>> of(String requestId) {
        var sql =
                """
                select '' as line, files from portal.tickets where request_id = :request and files <> '[]'
                union all select line, files from portal.lines where request_id = :request and files <> '[]'
                """;
        var files = new HashMap<String, List<AttachedFile>>();
        db.sql(sql)
                .param("request", requestId)
                .query(
                        row -> {
                            files.put(row.getString(1), Json.files(row.getString(2)));
                        });
        return files;
    }

    List<AttachedFile> all(String requestId) {
        return of(requestId).values().stream().flatMap(List::stream).toList();
    }

    @GetMapping("/tickets/{id}/files/{file}")
    ResponseEntity<byte[]> show(Person person, @PathVariable String id, @PathVariable String file) {
        return answer(
                tickets.find(person.username(), id)
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "desk.file.unknown")),
                file);
    }

    /// The bytes of a file that goes with this ticket.
    ResponseEntity<byte[]> answer(OwnTicket ticket, String file) {
        return all(ticket.requestId()).stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .flatMap(
                        one ->
                                store.read(one.id())
                                        .map(
                                                bytes ->
                                                        Attachment.answer(
                                                                one.name(), one.type(), bytes)))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "desk.file.unknown"));
    }
}
