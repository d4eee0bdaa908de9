package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.identity.RegistrationStep.Kind;
import opora.identity.RegistrationStep.Type;
import opora.shell.Clash;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Administrators decide what joining takes. It counts from the next form on.
@RestController
class StepsController {
    private static final String HERE = "/registration-steps";
    private static final String SAVED = "identity.rules.saved";

    private final RegistrationSteps steps;
    private final Templates pages;

    StepsController(RegistrationSteps steps, Templates pages) {
        this.steps = steps;
        this.pages = pages;
    }

    @GetMapping("/registration-steps")
    JteModel list(Frame frame) {
        return pages.identitySteps(frame, steps.all());
    }

    @GetMapping("/registration-steps/new")
    JteModel fresh(Frame frame, @RequestParam(defaultValue = "FIELD") Kind kind) {
        var type = kind == Kind.CONSENT ? Type.YES_NO : Type.TEXT;
        var consent = kind == Kind.CONSENT;
        var empty = new RegistrationStep("", kind, type, "", "", List.of(), consent, true);
        return pages.identityStep(frame, empty, "", List.of());
    }

    @PostMapping("/registration-steps/new")
    ResponseEntity<JteModel> add(Frame frame, @ModelAttribute StepForm form) {
        var flaws = form.flaws();
        if (flaws.isEmpty() && !steps.add(form.step())) {
            flaws = List.of(Flaw.of("name", "identity.flaw.taken"));
        }
        return flaws.isEmpty() ? Go.to(HERE, SAVED) : again(frame, form, flaws);
    }

    @GetMapping("/registration-steps/{name}")
    JteModel show(Frame frame, @PathVariable String name) {
        var step = editable(name);
        return pages.identityStep(frame, step, step.print(), List.of());
    }

    @PostMapping("/registration-steps/{name}")
    ResponseEntity<JteModel> change(
            Frame frame, @PathVariable String name, @ModelAttribute StepForm typed) {
        var old = editable(name);
        var form = typed.of(old);
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return again(frame, form, flaws);
        }
        return steps.change(form.step(), form.seen())
                ? Go.to(HERE, SAVED)
                : tooLate(frame, editable(name), form.step());
    }

    private ResponseEntity<JteModel> tooLate(
            Frame frame, RegistrationStep saved, RegistrationStep typed) {
        var clash = Clash.between(saved.told(frame), typed.told(frame));
        return Go.tooLate(pages.identityStep(frame.amid(clash), typed, saved.print(), List.of()));
    }

    @PostMapping("/registration-steps/{name}/turn")
    ResponseEntity<JteModel> turn(@PathVariable String name, @RequestParam boolean active) {
        if (!steps.turn(name, active)) {
            throw unknown();
        }
        return Go.to(HERE, SAVED);
    }

    @PostMapping("/registration-steps/{name}/move")
    ResponseEntity<JteModel> move(@PathVariable String name, @RequestParam boolean up) {
        if (steps.named(name).isEmpty()) {
            throw unknown();
        }
        steps.move(name, up);
        return Go.to(HERE);
    }

    private ResponseEntity<JteModel> again(Frame frame, StepForm form, List<Flaw> flaws) {
        var seen = Objects.requireNonNullElse(form.seen(), "");
        return ResponseEntity.unprocessableContent()
                .body(pages.identityStep(frame, form.step(), seen, flaws));
    }

    private RegistrationStep editable(String name) {
        return steps.named(name)
                .filter(step -> step.kind().worded())
                .orElseThrow(StepsController::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
