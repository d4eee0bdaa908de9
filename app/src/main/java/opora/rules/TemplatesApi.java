package opora.rules;

import java.net.URI;
import java.util.List;
import java.util.Map;
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

    @GetMapping
    Map<String, List<Template>> list() {
        return Map.of("templates", templates.all());
    }

    @GetMapping("/{id}")
    Template show(@PathVariable long id) {
        return templates.find(id).orElseThrow(RulesController::unknown);
    }

    @GetMapping("/{id}/versions")
    Map<String, List<Template>> versions(@PathVariable long id) {
        return Map.of("versions", templates.versions(id));
    }

    @PostMapping
    ResponseEntity<Template> add(Person person, @RequestBody TemplateDraft draft) {
        var id = RulesApi.kept(templates.add(draft, person.username()));
        return ResponseEntity.created(URI.create("/api/templates/" + id)).body(show(id));
    }

    @PutMapping("/{id}")
    Template change(Person person, @PathVariable long id, @RequestBody TemplateDraft draft) {
        return show(RulesApi.kept(templates.change(id, draft, person.username())));
    }
}
