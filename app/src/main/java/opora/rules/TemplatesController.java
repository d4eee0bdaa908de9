package opora.rules;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.shell.Clash;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff writes what people are told.
@RestController
@RequestMapping("/templates")
class TemplatesController {
    private final Templates pages;
    private final AllTemplates templates;
    private final EventCatalogue events;
    private final Previews previews;
    private final ShippedNames names;
    private final RuleForms rules;

    TemplatesController(
            Templates pages,
            AllTemplates templates,
            EventCatalogue events,
            Previews previews,
            ShippedNames names,
            RuleForms rules) {
        this.pages = pages;
        this.templates = templates;
        this.events = events;
        this.previews = previews;
        this.names = names;
        this.rules = rules;
    }

    @GetMapping
    JteModel list(Frame frame) {
        return pages.rulesTemplates(
                frame,
                templates.all().stream()
                        .map(template -> names.shown(template, frame.language()))
                        .toList(),
                events.names());
    }

    @GetMapping("/new")
    JteModel begin(Frame frame, @RequestParam String event) {
        return page(frame, form(null, TemplateDraft.empty(event), ""));
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        var template = templates.find(id).orElseThrow(RulesController::unknown);
        return page(frame, form(id, TemplateDraft.of(names.shown(template, frame.language())), ""));
    }

    /// A version as it was.
    @GetMapping("/{id}/versions/{version}")
    JteModel version(Frame frame, @PathVariable long id, @PathVariable int version) {
        var found =
                templates.versions(id).stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                        .orElseThrow(RulesController::unknown);
        return pages.rulesVersion(frame, names.shown(found, frame.language()));
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(
            Frame frame,
            Person person,
            @ModelAttribute TemplateDraft draft,
            @RequestParam(defaultValue = "") String rule) {
        var saved = templates.add(draft, person.username());
        return saved instanceof Saved.Kept(var id) && !rule.isEmpty()
                ? back(frame, rule, id, TemplateDraft.text(draft.name()))
                : done(frame, form(null, draft, rule), saved);
    }

    private ResponseEntity<JteModel> back(Frame frame, String rule, long template, String name) {
        var form = rules.back(rule, template, frame.language());
        var said = frame.text("rules.template.done", name);
        return ResponseEntity.ok(pages.rulesForm(frame, form, said));
    }

    @PostMapping("/{id}")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable long id,
            @ModelAttribute TemplateDraft draft) {
        var kept = templates.find(id).map(Template::name).orElse("");
        var named = draft.called(names.kept(draft.name(), kept, frame.language()));
        return done(frame, form(id, draft, ""), templates.change(id, named, person.username()));
    }

    @PostMapping(
            path = {"/new", "/{id}"},
            params = "try")
    ResponseEntity<JteModel> attempt(
            Frame frame,
            @PathVariable(required = false) @Nullable Long id,
            @ModelAttribute TemplateDraft draft,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(required = false) @Nullable String past)
            throws BadWording {
        var form = form(id, draft, rule);
        var flaws = draft.flaws(form.event());
        return flaws.isEmpty()
                ? ResponseEntity.ok(
                        page(frame, form.with(previews.of(draft, form.event(), frame, past))))
                : again(frame, form.with(flaws));
    }

    private TemplateForm form(@Nullable Long id, TemplateDraft draft, String rule) {
        var event = events.fields(draft.typed()).orElseThrow(RulesController::unknown);
        var versions = id == null ? List.<Template>of() : templates.versions(id);
        return new TemplateForm(id, event, draft, versions, List.of(), null, rule);
    }

    private ResponseEntity<JteModel> done(Frame frame, TemplateForm form, Saved<Long> saved) {
        return switch (saved) {
            case Saved.Kept _ -> Go.to("/templates", "rules.template.saved");
            case Saved.Flawed(var flaws) -> again(frame, form.with(flaws));
            case Saved.Outdated() -> tooLate(frame, form);
            case Saved.Unknown() -> throw RulesController.unknown();
        };
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, TemplateForm form) {
        var id = Objects.requireNonNull(form.id());
        var now = templates.find(id).orElseThrow(RulesController::unknown);
        var saved = names.shown(now, frame.language());
        var clash = Clash.between(TemplateDraft.of(saved).told(frame), form.draft().told(frame));
        var draft = form.draft().asSeen(saved.version());
        return Go.tooLate(page(frame.amid(clash), form.with(draft)));
    }

    private ResponseEntity<JteModel> again(Frame frame, TemplateForm form) {
        return ResponseEntity.unprocessableContent().body(page(frame, form));
    }

    private JteModel page(Frame frame, TemplateForm form) {
        return pages.rulesTemplate(frame, Objects.requireNonNull(form));
    }
}
