package opora.tickets;

import jakarta.servlet.http.HttpServletResponse;
import opora.shell.Frame;
import opora.shell.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final Templates pages;

    DeskLiveController(DeskPages live, WorkOnTickets work, ShowTickets shown, Templates pages) {
        this.live = live;
        this.work = work;
        this.shown = shown;
        this.pages = pages;
    }

    @GetMapping("/live")
    void list(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "OPEN") View view,
            HttpServletResponse response) {
        live.followAll(
                response, person, () -> pages.ticketsRows(frame, shown.list(person, view, null)));
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
