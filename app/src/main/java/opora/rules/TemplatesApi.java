package opora.rules;

import java.util.List;
import opora.shell.Answered;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/templates")
class TemplatesApi {
    private final AllTemplates templates;
    private final KeptAnswers answers;

    TemplatesApi(AllTemplates templates, KeptAnswers answers) {
        this.answers = answers;
        this.templates = templates;
    }

    record All(List<Template> templates) {}

    @GetMapping
    All list() {
        return new All(templates.all());
    }

    @GetMapping("/{id}")
    ResponseEntity<Template> show(@PathVariable long id) {
        return tagged(ResponseEntity.ok(), find(id));
    }

    private Template find(long id) {
        return templates.find(id).orElseThrow(RulesController::unknown);
    }

    private static ResponseEntity<Template> tagged(
            ResponseEntity.BodyBuilder answer, Template template) {
        return answer.eTag(Seen.tag(template.version())).body(template);
    }

    record Past(List<Template> versions) {}

    @GetMapping("/{id}/versions")
    Past versions(@PathVariable long id) {
        var versions = templates.versions(id);
        if (versions.isEmpty()) {
            throw RulesController.unknown();
        }
        return new Past(versions);
    }

    @PostMapping
    @Answered(201)
    ResponseEntity<Template> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody TemplateDraft draft) {
        var made =
                answers.once(
                        RulesContext.NAME,
                        person,
                        once,
                        List.of("template", draft),
                        Long.class,
                        () -> templates.add(draft, person.username()).kept());
        return tagged(made.created("/api/templates/" + made.answer()), find(made.answer()));
    }

    @PutMapping("/{id}")
    ResponseEntity<Template> change(
            Person person, @PathVariable long id, @RequestBody TemplateDraft draft, Seen seen) {
        var asSeen = draft.asSeen(seen.mustName(draft.version()));
        return show(templates.change(id, asSeen, person.username()).kept());
    }
}
