package opora.tickets;

import gg.jte.models.runtime.JteModel;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// To watch a ticket that one sees, or not any more.
@RestController
class WatchController {
    private final WorkOnTickets work;
    private final Watchers watchers;

    WatchController(WorkOnTickets work, Watchers watchers) {
        this.work = work;
        this.watchers = watchers;
    }

    @PostMapping("/desk/{number}/watch")
    ResponseEntity<JteModel> watch(Person person, @PathVariable long number) {
        begin(person, number);
        return Go.to("/desk/" + number, "watch.begun");
    }

    @PostMapping("/desk/{number}/unwatch")
    ResponseEntity<JteModel> leave(Person person, @PathVariable long number) {
        end(person, number);
        return Go.to("/desk/" + number, "watch.ended");
    }

    @PutMapping("/api/desk/tickets/{number}/watch")
    ResponseEntity<Void> begin(Person person, @PathVariable long number) {
        watchers.watch(work.find(person, number).id(), person.username());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/desk/tickets/{number}/watch")
    ResponseEntity<Void> end(Person person, @PathVariable long number) {
        watchers.leave(work.find(person, number).id(), person.username());
        return ResponseEntity.noContent().build();
    }
}
