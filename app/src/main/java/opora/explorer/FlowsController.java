package opora.explorer;

import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import opora.backbone.Backbone;
import opora.backbone.Payloads;
import opora.shell.Deed;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Journal;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class FlowsController {
    private final Templates pages;
    private final Flows flows;
    private final Catalogue catalogue;
    private final Payloads payloads;
    private final Journal journal;

    FlowsController(
            Templates pages, Flows flows, Catalogue catalogue, Backbone backbone, Journal journal) {
        this.pages = pages;
        this.flows = flows;
        this.catalogue = catalogue;
        this.payloads = backbone.payloads();
        this.journal = journal;
    }

    /// A search that finds one flow leads right to it.
    @GetMapping("/flows")
    ResponseEntity<JteModel> list(Frame frame, @RequestParam(defaultValue = "") String q) {
        var wanted = q.strip();
        var found = wanted.isEmpty() ? flows.latest() : flows.of(wanted);
        return found.size() == 1 && !wanted.isEmpty()
                ? Go.to(found.getFirst().path())
                : ResponseEntity.ok(pages.explorerFlows(frame, wanted, found));
    }

    @GetMapping("/flows/{correlation}")
    JteModel flow(Frame frame, @PathVariable String correlation) {
        var events = flows.events(correlation);
        if (events.isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "explorer.flow.none");
        }
        journal.tell(Deed.of("explorer.flow.seen", correlation));
        var flow = Flow.of(correlation, events, catalogue.consumers());
        var shown = new HashMap<String, String>();
        events.forEach(event -> shown.put(event.id(), payloads.show(event.payload())));
        return pages.explorerFlow(frame, flow, Sequence.of(flow), shown);
    }
}
