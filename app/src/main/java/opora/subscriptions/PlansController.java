package opora.subscriptions;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Clash;
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

/// Administrators offer plans.
@RestController
class PlansController {
    private final Plans plans;
    private final Templates pages;

    PlansController(Plans plans, Templates pages) {
        this.plans = plans;
        this.pages = pages;
    }

    @GetMapping("/billing/plans")
    JteModel list(Frame frame) {
        return pages.subscriptionsPlans(frame, plans.all());
    }

    @GetMapping("/billing/plans/new")
    JteModel form(Frame frame) {
        return pages.subscriptionsPlan(frame, PlanForm.empty(), List.of());
    }

    @GetMapping("/billing/plans/{id}")
    JteModel edit(Frame frame, @PathVariable String id) {
        return pages.subscriptionsPlan(frame, PlanForm.of(find(id)), List.of());
    }

    @PostMapping("/billing/plans")
    ResponseEntity<JteModel> offer(
            Frame frame,
            @RequestParam String id,
            @RequestParam String nameRu,
            @RequestParam String nameEn,
            @RequestParam String price,
            @RequestParam String period,
            @RequestParam String visits,
            @RequestParam String hours,
            @RequestParam(defaultValue = "false") boolean offered,
            @RequestParam(defaultValue = "") String seen) {
        var form = new PlanForm(id, nameRu, nameEn, price, period, visits, hours, offered, seen);
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return again(frame, form, flaws);
        }
        if (!plans.offer(form.plan(), seen)) {
            return seen.isEmpty()
                    ? again(frame, form, List.of(Flaw.of("id", "plans.taken")))
                    : tooLate(frame, form);
        }
        return Go.to("/billing/plans", "plans.saved");
    }

    private Plan find(String id) {
        return plans.find(id).orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, PlanForm typed) {
        var saved = PlanForm.of(find(typed.id()));
        var clash = Clash.between(saved.told(frame), typed.told(frame));
        var form = typed.asSeen(saved.seen());
        return Go.tooLate(pages.subscriptionsPlan(frame.amid(clash), form, List.of()));
    }

    private ResponseEntity<JteModel> again(Frame frame, PlanForm form, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(pages.subscriptionsPlan(frame, form, flaws));
    }
}
