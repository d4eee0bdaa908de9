package opora.tickets;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import opora.shell.Cookies;
import opora.shell.Frame;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The desk's lists, alone or beside a ticket. The view somebody chose is remembered, so that the
/// next ticket they open has it beside.
@RestController
@RequestMapping("/desk")
class ListController {
    private final ShowLists lists;
    private final DeskPages live;
    private final Templates pages;

    ListController(ShowLists lists, DeskPages live, Templates pages) {
        this.lists = lists;
        this.live = live;
        this.pages = pages;
    }

    @GetMapping
    JteModel list(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response) {
        var key = view.isEmpty() ? lists.known(person, Cookies.VIEW.of(request)) : view;
        var page = lists.list(person, key, Place.parse(after), 0);
        response.addHeader(HttpHeaders.SET_COOKIE, Cookies.VIEW.carrying(key).toString());
        return pages.ticketsList(frame, page);
    }

    /// The list that stands beside a ticket.
    @GetMapping("/pane")
    JteModel pane(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "0") long here,
            HttpServletRequest request) {
        var key = lists.known(person, Cookies.VIEW.of(request));
        return pages.ticketsPane(frame, lists.list(person, key, null, here));
    }

    @GetMapping("/live")
    void live(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "OPEN") String view,
            @RequestParam(defaultValue = "0") long here,
            HttpServletResponse response) {
        live.followAll(
                response,
                person,
                () -> pages.ticketsRows(frame, lists.list(person, view, null, here)));
    }
}
