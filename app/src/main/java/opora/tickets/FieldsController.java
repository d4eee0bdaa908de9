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
class FieldsController {
    private final Fields fields;
    private final Statuses statuses;
    private final Templates pages;

    FieldsController(Fields fields, Statuses statuses, Templates pages) {
        this.fields = fields;
        this.statuses = statuses;
        this.pages = pages;
    }

    @GetMapping("/fields")
    JteModel list(Frame frame) {
        return pages.ticketsFields(frame, fields.book().all());
    }

    @GetMapping("/new-field")
    JteModel fresh(Frame frame) {
        return pages.ticketsField(frame, FieldForm.empty(), statuses.model(), true);
    }

    @GetMapping("/fields/{field}")
    JteModel show(Frame frame, @PathVariable String field) {
        return pages.ticketsField(frame, FieldForm.of(find(field)), statuses.model(), false);
    }

    private Field find(String field) {
        return fields.book()
                .find(field)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "fields.unknown"));
    }

    @PostMapping("/new-field")
    ResponseEntity<JteModel> add(Frame frame, @RequestParam Map<String, String> typed) {
        var form = FieldForm.of(typed);
        return answer(frame, form, fields.change(form, true), true);
    }

    @PostMapping("/fields/{field}")
    ResponseEntity<JteModel> change(
            Frame frame, @PathVariable String field, @RequestParam Map<String, String> typed) {
        find(field);
        var form = FieldForm.of(typed);
        form.typed().put("field", field);
        return answer(frame, form, fields.change(form, false), false);
    }

    private ResponseEntity<JteModel> answer(
            Frame frame, FieldForm form, List<Flaw> flaws, boolean fresh) {
        return flaws.isEmpty()
                ? Go.to("/fields", "fields.saved")
                : ResponseEntity.unprocessableContent()
                        .body(pages.ticketsField(frame, form.with(flaws), statuses.model(), fresh));
    }
}
