package opora.tickets;

import java.util.List;
import java.util.stream.Stream;
import opora.shell.Attachment;
import opora.shell.FileStore;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The files of tickets, for who may see the ticket.
@RestController
class FilesController {
    private final WorkOnTickets work;
    private final Tickets tickets;
    private final FileStore store;

    FilesController(WorkOnTickets work, Tickets tickets, FileStore store) {
        this.work = work;
        this.tickets = tickets;
        this.store = store;
    }

    @GetMapping("/desk/{number}/files/{file}")
    ResponseEntity<byte[]> show(
            Person person, @PathVariable long number, @PathVariable String file) {
        var ticket = work.find(person, number);
        return tickets.entries(ticket.id()).stream()
                .flatMap(FilesController::files)
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

    private static Stream<AttachedFile> files(Entry entry) {
        return switch (entry.happening()) {
            case Happening.Opened opened -> opened.origin().files().stream();
            case Happening.Said said -> said.files().stream();
            default -> List.<AttachedFile>of().stream();
        };
    }
}
