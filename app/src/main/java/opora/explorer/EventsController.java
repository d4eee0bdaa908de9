package opora.explorer;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class EventsController {
    private final Templates pages;
    private final Catalogue catalogue;

    EventsController(Templates pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping("/events")
    JteModel list(Frame frame) {
        return pages.explorerEvents(frame, catalogue.cards());
    }

    @GetMapping("/events/{type}")
    JteModel event(Frame frame, @PathVariable String type) {
        var card =
                catalogue
                        .card(type)
                        .orElseThrow(
                                () -> new Refused(HttpStatus.NOT_FOUND, "explorer.event.none"));
        return pages.explorerEvent(frame, card, catalogue.versions(type), catalogue.example(type));
    }
}
