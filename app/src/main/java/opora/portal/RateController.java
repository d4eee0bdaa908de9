package opora.portal;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import opora.shell.Frame;
import opora.shell.Ids;
import opora.shell.MasterKey;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Rating finished work from a mail, without signing in: the link was made by the desk, and opens
/// nothing else. Looking at it changes nothing, since mail programs look, too; the page sends the
/// stars of its address by itself, or by a button where there is no script.
@RestController
@RequestMapping("/rate/{token}")
class RateController {
    private static final String PURPOSE = "rating";

    private final MasterKey master;
    private final OwnTickets tickets;
    private final AskDesk desk;
    private final Templates pages;

    RateController(MasterKey master, OwnTickets tickets, AskDesk desk, Templates pages) {
        this.master = master;
        this.tickets = tickets;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(
            Frame frame, @PathVariable String token, @RequestParam(defaultValue = "0") int stars) {
        return pages.portalRate(frame, token, find(token), stars, false);
    }

    @PostMapping
    @ToldByEvents
    JteModel rate(
            Frame frame,
            @PathVariable String token,
            @RequestParam(defaultValue = "0") int stars,
            @RequestParam(defaultValue = "") String comment) {
        var ticket = find(token);
        var given = stars >= 1 && stars <= 5;
        if (given) {
            var words = comment.strip();
            var cut = words.length() > 1_000 ? words.substring(0, 1_000) : words;
            desk.rate(ticket, Ids.next().toString(), stars, cut);
        }
        return pages.portalRate(frame, token, ticket, stars, given);
    }

    private OwnTicket find(String token) {
        return read(token)
                .filter(OwnTicket::finished)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "portal.rate.unknown"));
    }

    /// None where the link was made up or broken.
    private Optional<OwnTicket> read(String token) {
        try {
            var sealed = Base64.getUrlDecoder().decode(token);
            var words = new String(master.open(sealed, PURPOSE), StandardCharsets.UTF_8).split(" ");
            return tickets.ofDesk(words[0]).filter(ticket -> ticket.customer().equals(words[1]));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
