package opora.explorer;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class TopicsController {
    private final Templates pages;
    private final BrokerView broker;

    TopicsController(Templates pages, BrokerView broker) {
        this.pages = pages;
        this.broker = broker;
    }

    @GetMapping("/topics")
    JteModel list(Frame frame) {
        return pages.explorerTopics(frame, TopicsView.of(broker));
    }

    /// The part of the page that is fetched again and again while somebody looks at it.
    @GetMapping("/topics/live")
    JteModel live(Frame frame) {
        return pages.explorerTopicsLive(frame, TopicsView.of(broker));
    }
}
