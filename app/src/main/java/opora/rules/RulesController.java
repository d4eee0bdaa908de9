package opora.rules;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.notifications.NotificationRequested.Kind;
import opora.notifications.NotificationRequested.Timing;
import opora.shell.Clash;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff looks at rules and changes them.
@RestController
@RequestMapping("/rules")
class RulesController {
    private static final String LIST = "/rules";

    private final Templates pages;
    private final Rules rules;
    private final RuleForms forms;
    private final ShippedNames names;
    private final EventCatalogue events;
    private final ChangeRules changes;
    private final TryRules trials;

    RulesController(
            Templates pages,
            Rules rules,
            RuleForms forms,
            ShippedNames names,
            EventCatalogue events,
            ChangeRules changes,
            TryRules trials) {
        this.pages = pages;
        this.rules = rules;
        this.forms = forms;
        this.names = names;
        this.events = events;
        this.changes = changes;
        this.trials = trials;
    }

    @GetMapping
    JteModel list(Frame frame) {
        var shown = rules.all().stream().map(rule -> names.shown(rule, frame.language())).toList();
        return pages.rulesList(frame, shown, events.names());
    }

    @GetMapping("/new")
    JteModel begin(Frame frame, @RequestParam String event) {
        var draft =
                new RuleDraft(
                        "",
                        event,
                        Kind.OTHER,
                        Conditions.NONE,
                        List.of(),
                        List.of(Way.BELL),
                        null,
                        null,
                        Timing.AWAKE,
                        false,
                        true,
                        null);
        return page(frame, forms.of(null, draft, frame.language()));
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        var rule = find(id);
        var shown = RuleDraft.of(names.shown(rule, frame.language()));
        return page(frame, forms.of(id, shown, frame.language()));
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(
            Frame frame, Person person, @RequestParam MultiValueMap<String, String> fields) {
        var form = forms.of(null, RuleForm.draft(fields), frame.language());
        return done(frame, form, changes.add(form.draft(), person.username()));
    }

    @PostMapping("/{id}")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields) {
        var form = forms.of(id, RuleForm.draft(fields), frame.language());
        var kept = rules.find(id).map(Rule::name).orElse("");
        var draft = form.draft().called(names.kept(form.draft().name(), kept, frame.language()));
        return done(frame, form, changes.change(id, draft, person.username()));
    }

    /// Offers more empty rows; nothing is saved.
    @PostMapping(
            path = {"/new", "/{id}"},
            params = "more")
    JteModel more(
            Frame frame,
            @PathVariable(required = false) @Nullable Long id,
            @RequestParam MultiValueMap<String, String> fields) {
        var form = forms.of(id, RuleForm.draft(fields), frame.language());
        return page(frame, form.longer());
    }

    /// A template for this very event comes first; what was typed here travels along.
    @PostMapping(path = "/new", params = "write")
    JteModel write(Frame frame, @RequestParam MultiValueMap<String, String> fields) {
        var event = RuleForm.draft(fields).typed();
        var known = events.fields(event).orElseThrow(RulesController::unknown);
        var empty = TemplateDraft.empty(event);
        var carried = RuleForms.carry(fields);
        return pages.rulesTemplate(
                frame, new TemplateForm(null, known, empty, List.of(), List.of(), null, carried));
    }

    @PostMapping(
            path = {"/new", "/{id}"},
            params = "try")
    ResponseEntity<JteModel> attempt(
            Frame frame,
            @PathVariable(required = false) @Nullable Long id,
            @RequestParam MultiValueMap<String, String> fields)
            throws BadWording {
        var form = forms.of(id, RuleForm.draft(fields), frame.language());
        var flaws = changes.flaws(form.draft());
        if (!flaws.isEmpty()) {
            return again(frame, form.with(flaws));
        }
        var trial = trials.of(form.draft(), fields.getFirst("past"));
        return ResponseEntity.ok(page(frame, form.with(trial)));
    }

    @PostMapping("/{id}/active")
    ResponseEntity<JteModel> toggle(
            Person person, @PathVariable long id, @RequestParam boolean on) {
        find(id);
        changes.toggle(id, on, person.username());
        return Go.to(LIST, on ? "rules.on" : "rules.off");
    }

    @PostMapping("/{id}/rise")
    ResponseEntity<JteModel> raise(Person person, @PathVariable long id) {
        find(id);
        changes.raise(id, person.username());
        return Go.to(LIST);
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<JteModel> remove(Person person, @PathVariable long id) {
        find(id);
        changes.remove(id, person.username());
        return Go.to(LIST, "rules.removed");
    }

    private Rule find(long id) {
        return rules.find(id).orElseThrow(RulesController::unknown);
    }

    private JteModel page(Frame frame, RuleForm form) {
        return pages.rulesForm(frame, form, null);
    }

    private ResponseEntity<JteModel> done(Frame frame, RuleForm form, Saved<Long> saved) {
        return switch (saved) {
            case Saved.Kept _ -> Go.to(LIST, "rules.saved");
            case Saved.Flawed(var flaws) -> again(frame, form.with(flaws));
            case Saved.Outdated() -> tooLate(frame, form);
            case Saved.Unknown() -> throw unknown();
        };
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, RuleForm form) {
        var id = Objects.requireNonNull(form.id());
        var now = rules.find(id).orElseThrow(RulesController::unknown);
        var saved = RuleDraft.of(names.shown(now, frame.language()));
        var clash = Clash.between(form.told(saved, frame), form.told(form.draft(), frame));
        var page = form.with(form.draft().asSeen(saved.version()));
        return Go.tooLate(page(frame.amid(clash), page));
    }

    private ResponseEntity<JteModel> again(Frame frame, RuleForm form) {
        return ResponseEntity.unprocessableContent().body(page(frame, form));
    }

    static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
