package opora.privacy;

import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import opora.shell.Frame;
import opora.shell.Retention;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// How long what is kept, as far as this process keeps it.
@RestController
class RetentionController {
    private final List<Retention> retentions;
    private final Templates pages;

    RetentionController(ObjectProvider<Retention> retentions, Templates pages) {
        this.retentions =
                retentions.stream().sorted(Comparator.comparing(Retention::setting)).toList();
        this.pages = pages;
    }

    @GetMapping("/retention")
    JteModel show(Frame frame) {
        return pages.privacyRetention(frame, retentions);
    }
}
