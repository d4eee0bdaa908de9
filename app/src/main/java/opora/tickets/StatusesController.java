package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
class StatusesController {
    private final Statuses statuses;
    private final ChangeStatuses changes;
    private final Templates pages;

    StatusesController(Statuses statuses, ChangeStatuses changes, Templates pages) {
        this.statuses = statuses;
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping("/statuses")
    JteModel list(Frame frame) {
        return pages.ticketsStatuses(frame, statuses.model());
    }

    @GetMapping("/new-status")
    JteModel fresh(Frame frame) {
        return pages.ticketsStatus(frame, StatusForm.empty(), statuses.model(), true);
    }

    @GetMapping("/statuses/{status}")
    JteModel show(Frame frame, @PathVariable String status) {
        var model = statuses.model();
        var found = find(model, status);
        return pages.ticketsStatus(frame, StatusForm.of(found, model), model, false);
    }

    private static Status find(StatusModel model, String status) {
        return model.find(status)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "statuses.unknown"));
    }

    @PostMapping("/new-status")
    ResponseEntity<JteModel> add(Frame frame, @RequestParam Map<String, String> fields) {
        var form = StatusForm.of(fields);
        return answer(frame, form, changes.change(form, true), true);
    }

    @PostMapping("/statuses/{status}")
    ResponseEntity<JteModel> change(
            Frame frame, @PathVariable String status, @RequestParam Map<String, String> fields) {
        find(statuses.model(), status);
        var form = StatusForm.of(fields);
        form.typed().put("status", status);
        return answer(frame, form, changes.change(form, false), false);
    }

    private ResponseEntity<JteModel> answer(
            Frame frame, StatusForm form, List<Flaw> flaws, boolean fresh) {
        return flaws.isEmpty()
                ? Go.to("/statuses", "statuses.saved")
                : ResponseEntity.unprocessableContent()
                        .body(
                                pages.ticketsStatus(
                                        frame, form.with(flaws), statuses.model(), fresh));
    }
}
