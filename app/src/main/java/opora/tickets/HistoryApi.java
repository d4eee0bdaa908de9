package opora.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.util.List;
import opora.shell.Limit;
import opora.shell.Person;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A ticket as it is, or was at any moment, and how it came to be so.
@RestController
@RequestMapping("/api/desk/tickets/{number}")
class HistoryApi {
    private final WorkOnTickets work;
    private final ShowTickets shown;
    private final Tickets tickets;

    HistoryApi(WorkOnTickets work, ShowTickets shown, Tickets tickets) {
        this.work = work;
        this.shown = shown;
        this.tickets = tickets;
    }

    /// @param at a moment; now where it is left out
    @GetMapping
    ResponseEntity<WholeTicket> show(
            Person person, @PathVariable long number, @RequestParam(defaultValue = "") String at) {
        var ticket = work.find(person, number);
        return at.isEmpty() ? answer(ticket, tickets.entries(ticket.id())) : was(ticket, at);
    }

    private ResponseEntity<WholeTicket> was(Ticket ticket, String at) {
        var was = shown.ticketAt(ticket, Moment.of(at, ZoneOffset.UTC));
        return answer(was.ticket(), was.entries());
    }

    private static ResponseEntity<WholeTicket> answer(Ticket ticket, List<Entry> entries) {
        return ResponseEntity.ok()
                .eTag(Seen.tag(ticket.version()))
                .body(WholeTicket.of(ticket, entries));
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<WholeTicket.Told> happened, @Nullable String next) {}

    @GetMapping("/history")
    Page list(
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Limit.check(limit);
        var ticket = work.find(person, number);
        var entries = tickets.entries(ticket.id(), cursor, limit);
        var next = entries.size() < limit ? null : String.valueOf(entries.getLast().n());
        return new Page(entries.stream().map(WholeTicket.Told::of).toList(), next);
    }
}
