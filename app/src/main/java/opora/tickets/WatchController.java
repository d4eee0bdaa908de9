package opora.tickets;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// To watch a ticket that one sees, or not any more, and to name others on it.
@RestController
class WatchController {
    private final WorkOnTickets work;
    private final Watchers watchers;
    private final Colleagues colleagues;
    private final Templates pages;

    WatchController(WorkOnTickets work, Watchers watchers, Colleagues colleagues, Templates pages) {
        this.work = work;
        this.watchers = watchers;
        this.colleagues = colleagues;
        this.pages = pages;
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

    /// Whom one may mean by an `@` and some letters.
    @GetMapping("/desk/{number}/colleagues")
    JteModel colleagues(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String q) {
        var ticket = work.find(person, number);
        return pages.ticketsColleagues(frame, colleagues.find(ticket, q, person.username()));
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
