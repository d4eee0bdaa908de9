package opora.rules;

import java.net.URI;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Person;
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
    Template show(@PathVariable long id) {
        return templates.find(id).orElseThrow(RulesController::unknown);
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
        return ResponseEntity.created(URI.create("/api/templates/" + id)).body(show(id));
    }

    @PutMapping("/{id}")
    Template change(Person person, @PathVariable long id, @RequestBody TemplateDraft draft) {
        return show(RulesApi.kept(templates.change(id, draft, person.username())));
    }
}
