package opora.assignment;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Saved;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff looks at the rules of choice, tries others on past tickets and lets them go live, and sees
/// how good the choices are.
@RestController
@RequestMapping("/assignment")
class ChoiceController {
    private final Templates pages;
    private final LiveRules rules;
    private final Traits traits;
    private final ChangeRules changes;
    private final TryRules trials;
    private final Quality quality;
    private final Models models;

    ChoiceController(
            Templates pages,
            LiveRules rules,
            Traits traits,
            ChangeRules changes,
            TryRules trials,
            Quality quality,
            Models models) {
        this.pages = pages;
        this.rules = rules;
        this.traits = traits;
        this.changes = changes;
        this.trials = trials;
        this.quality = quality;
        this.models = models;
    }

    @GetMapping("/rules")
    JteModel show(Frame frame) {
        return pages.assignmentRules(frame, form(RulesDraft.of(rules.current()), 1));
    }

    @PostMapping("/rules")
    ResponseEntity<JteModel> change(
            Frame frame, Person person, @RequestParam MultiValueMap<String, String> fields) {
        var form = form(RulesForm.draft(fields), 1);
        return switch (changes.change(form.draft(), person.username())) {
            case Saved.Kept _ -> Go.to("/assignment/rules", "assignment.rules.live");
            case Saved.Flawed(var flaws) -> again(frame, form.with(flaws));
            case Saved.Outdated() -> again(frame, form.with(List.of(Flaw.of("", "problem.409"))));
            case Saved.Unknown() -> throw ExpertsController.unknown();
        };
    }

    /// Offers more empty rows; nothing is saved.
    @PostMapping(path = "/rules", params = "more")
    JteModel more(Frame frame, @RequestParam MultiValueMap<String, String> fields) {
        return pages.assignmentRules(frame, form(RulesForm.draft(fields), 4));
    }

    @PostMapping(path = "/rules", params = "try")
    ResponseEntity<JteModel> attempt(
            Frame frame, @RequestParam MultiValueMap<String, String> fields) {
        var form = form(RulesForm.draft(fields), 1);
        var flaws = changes.flaws(form.draft());
        if (!flaws.isEmpty()) {
            return again(frame, form.with(flaws));
        }
        var trial = trials.with(form.draft().rules(0));
        return ResponseEntity.ok(pages.assignmentRules(frame, form.with(trial)));
    }

    @GetMapping("/quality")
    JteModel quality(Frame frame, @RequestParam(defaultValue = "30") int days) {
        return pages.assignmentQuality(frame, quality.of(days), models.latest(20));
    }

    @PostMapping("/models/{version}/use")
    ResponseEntity<JteModel> use(@PathVariable int version) {
        if (!models.use(version)) {
            throw ExpertsController.unknown();
        }
        return Go.to("/assignment/quality", "assignment.saved");
    }

    private RulesForm form(RulesDraft draft, int blanks) {
        return new RulesForm(draft, traits.all(), List.of(), blanks, null);
    }

    private ResponseEntity<JteModel> again(Frame frame, RulesForm form) {
        return ResponseEntity.unprocessableContent().body(pages.assignmentRules(frame, form));
    }
}
