package opora.tickets;

import jakarta.servlet.http.HttpServletResponse;
import opora.shell.Frame;
import opora.shell.Person;
import opora.shell.ToldByEvents;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Streams what changes on the desk's open pages. A virtual thread stays with each.
@RestController
@RequestMapping("/desk")
class DeskLiveController {
    private final DeskPages live;
    private final WorkOnTickets work;
    private final ShowTickets shown;
    private final Reads reads;
    private final Writers writers;
    private final Templates pages;

    DeskLiveController(
            DeskPages live,
            WorkOnTickets work,
            ShowTickets shown,
            Reads reads,
            Writers writers,
            Templates pages) {
        this.live = live;
        this.work = work;
        this.shown = shown;
        this.reads = reads;
        this.writers = writers;
        this.pages = pages;
    }

    /// Somebody of the staff has read what stands there.
    @PostMapping("/{number}/seen")
    @ToldByEvents
    ResponseEntity<Void> seen(
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String upTo) {
        reads.read(work.find(person, number), person.username(), upTo);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{number}/writing")
    @ToldByEvents
    ResponseEntity<Void> writing(Person person, @PathVariable long number) {
        var ticket = work.find(person, number);
        writers.tell(ticket, person.username());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{number}/live")
    void ticket(
            Frame frame, Person person, @PathVariable long number, HttpServletResponse response) {
        var ticket = work.find(person, number);
        live.follow(
                response,
                person,
                ticket.id(),
                () -> pages.ticketsNow(frame, shown.ticket(person, work.find(person, number))));
    }
}
