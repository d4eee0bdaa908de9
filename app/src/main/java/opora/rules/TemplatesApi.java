package opora.rules;

import java.net.URI;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Person;
import opora.shell.Seen;
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

    TemplatesApi(AllTemplates templates) {
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
        return new Past(templates.versions(id));
    }

    @PostMapping
    @Answered(201)
    ResponseEntity<Template> add(Person person, @RequestBody TemplateDraft draft) {
        var id = RulesApi.kept(templates.add(draft, person.username()));
        return tagged(ResponseEntity.created(URI.create("/api/templates/" + id)), find(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<Template> change(
            Person person, @PathVariable long id, @RequestBody TemplateDraft draft, Seen seen) {
        var asSeen = draft.asSeen(seen.mustName(draft.version()));
        return show(RulesApi.kept(templates.change(id, asSeen, person.username())));
    }
}
