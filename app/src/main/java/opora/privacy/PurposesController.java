package opora.privacy;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where staff words what people can agree to.
@RestController
class PurposesController {
    private final Purposes purposes;
    private final Templates pages;

    PurposesController(Purposes purposes, Templates pages) {
        this.purposes = purposes;
        this.pages = pages;
    }

    @GetMapping("/consents")
    JteModel list(Frame frame) {
        return page(frame, PurposeForm.empty(), List.of());
    }

    @PostMapping("/consents")
    ResponseEntity<JteModel> publish(Frame frame, @ModelAttribute PurposeForm form) {
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent().body(page(frame, form, flaws));
        }
        purposes.publish(form);
        return Go.to("/consents", "privacy.purpose.published");
    }

    private JteModel page(Frame frame, PurposeForm form, List<Flaw> flaws) {
        return pages.privacyPurposes(frame, purposes.all(), form, flaws);
    }
}
