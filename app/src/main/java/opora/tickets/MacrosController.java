package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where macros and ready texts are written.
@RestController
@RequestMapping("/macros")
class MacrosController {
    private final Macros macros;
    private final Statuses statuses;
    private final Fields fields;
    private final Staff staff;
    private final Templates pages;

    MacrosController(
            Macros macros, Statuses statuses, Fields fields, Staff staff, Templates pages) {
        this.macros = macros;
        this.statuses = statuses;
        this.fields = fields;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping
    JteModel list(Frame frame) {
        return pages.ticketsMacros(frame, macros.all());
    }

    @GetMapping("/new")
    JteModel fresh(Frame frame) {
        return page(frame, MacroForm.of(Map.of()), null);
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        var macro = find(id);
        return page(frame, MacroForm.of(macro), macro);
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(Frame frame, @RequestParam Map<String, String> typed) {
        var form = MacroForm.of(typed);
        var flaws = form.check(statuses.model(), fields.book());
        return answer(frame, form, null, flaws.isEmpty() ? macros.add(form) : flaws);
    }

    @PostMapping("/{id}")
    ResponseEntity<JteModel> change(
            Frame frame, @PathVariable long id, @RequestParam Map<String, String> typed) {
        var macro = find(id);
        var form = MacroForm.of(typed);
        var flaws = form.check(statuses.model(), fields.book());
        return answer(frame, form, macro, flaws.isEmpty() ? macros.change(macro, form) : flaws);
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<JteModel> remove(@PathVariable long id) {
        macros.remove(find(id));
        return Go.to("/macros", "macros.removed");
    }

    private ResponseEntity<JteModel> answer(
            Frame frame, MacroForm form, @Nullable Macro macro, List<Flaw> flaws) {
        return flaws.isEmpty()
                ? Go.to("/macros", "macros.saved")
                : ResponseEntity.unprocessableContent().body(page(frame, form.with(flaws), macro));
    }

    private JteModel page(Frame frame, MacroForm form, @Nullable Macro macro) {
        return pages.ticketsMacro(frame, form, macro, statuses.model(), staff.all(), fields.book());
    }

    private Macro find(long id) {
        return macros.find(id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "macros.unknown"));
    }
}
