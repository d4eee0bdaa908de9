package opora.explorer;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Refused;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    /// The same for tools: made from the code like the map in `docs`, and delivered with it.
    @GetMapping("/events/asyncapi.yaml")
    ResponseEntity<Resource> asyncApi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(new ClassPathResource("asyncapi.yaml", EventsController.class));
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
