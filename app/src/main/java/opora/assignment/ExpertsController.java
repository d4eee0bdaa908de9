package opora.assignment;

import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import opora.shell.Flaw;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff looks at experts and says what they can do and when they work.
@RestController
@RequestMapping("/assignment")
class ExpertsController {
    private static final String LIST = "/assignment/experts";
    private static final String TRAITS = "/assignment/traits";

    private final Templates pages;
    private final Experts experts;
    private final Traits traits;
    private final Lineup lineup;
    private final LiveRules rules;
    private final ChangeExperts changes;

    ExpertsController(
            Templates pages,
            Experts experts,
            Traits traits,
            Lineup lineup,
            LiveRules rules,
            ChangeExperts changes) {
        this.pages = pages;
        this.experts = experts;
        this.traits = traits;
        this.lineup = lineup;
        this.rules = rules;
        this.changes = changes;
    }

    @GetMapping("/experts")
    JteModel list(Frame frame) {
        return pages.assignmentList(frame, lineup.now(), List.of());
    }

    @PostMapping("/experts")
    ResponseEntity<JteModel> add(Frame frame, Person person, @RequestParam String username) {
        var name = username.strip();
        var flaws = changes.add(name, person.username());
        return flaws.isEmpty()
                ? Go.to(LIST + "/" + name)
                : ResponseEntity.unprocessableContent()
                        .body(pages.assignmentList(frame, lineup.now(), flaws));
    }

    @GetMapping("/experts/{username}")
    JteModel show(Frame frame, @PathVariable String username) {
        var expert = find(username);
        return form(frame, expert, ExpertDraft.of(expert), List.of());
    }

    @PostMapping("/experts/{username}")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable String username,
            @RequestParam MultiValueMap<String, String> fields) {
        var draft = draft(fields);
        return switch (changes.change(username, draft, person.username())) {
            case Saved.Kept _ -> Go.to(LIST, "assignment.saved");
            case Saved.Flawed(var flaws) -> again(frame, username, draft, flaws);
            case Saved.Outdated() ->
                    again(frame, username, draft, List.of(Flaw.of("", "problem.409")));
            case Saved.Unknown() -> throw unknown();
        };
    }

    @PostMapping("/experts/{username}/absences")
    ResponseEntity<JteModel> away(
            Frame frame,
            @PathVariable String username,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note) {
        var expert = find(username);
        var zone = expert.calendar().zone();
        var flaws = changes.away(username, moment(from, zone), moment(to, zone), note);
        return flaws.isEmpty()
                ? Go.to(LIST + "/" + username, "assignment.saved")
                : again(frame, username, ExpertDraft.of(expert), flaws);
    }

    @PostMapping("/experts/{username}/absences/{id}/removal")
    ResponseEntity<JteModel> back(@PathVariable String username, @PathVariable long id) {
        find(username);
        changes.back(username, id);
        return Go.to(LIST + "/" + username, "assignment.saved");
    }

    @GetMapping("/traits")
    JteModel traits(Frame frame) {
        return pages.assignmentTraits(frame, traits.all(), Traits.Draft.EMPTY, List.of());
    }

    @PostMapping("/traits")
    ResponseEntity<JteModel> addTrait(Frame frame, @ModelAttribute Traits.Draft draft) {
        var flaws = traits.add(draft);
        return flaws.isEmpty()
                ? Go.to(TRAITS, "assignment.saved")
                : ResponseEntity.unprocessableContent()
                        .body(pages.assignmentTraits(frame, traits.all(), draft, flaws));
    }

    @PostMapping("/traits/removal")
    ResponseEntity<JteModel> removeTrait(@RequestParam String name) {
        var gone = traits.remove(name, rules.current());
        return Go.to(TRAITS, gone ? "assignment.saved" : "assignment.trait.used");
    }

    private ResponseEntity<JteModel> again(
            Frame frame, String username, ExpertDraft draft, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(form(frame, find(username), draft, flaws));
    }

    private JteModel form(Frame frame, Expert expert, ExpertDraft draft, List<Flaw> flaws) {
        return pages.assignmentExpert(frame, expert, draft, traits.all(), flaws);
    }

    private static ExpertDraft draft(MultiValueMap<String, String> fields) {
        var skills = new TreeMap<String, Integer>();
        for (var part : RulesForm.list(RulesForm.text(fields, "skills"))) {
            var level = part.matches(".*\\s\\d") ? part.substring(part.length() - 1) : "";
            var name = part.substring(0, part.length() - level.length()).strip();
            skills.put(name, level.isEmpty() ? 1 : Integer.parseInt(level));
        }
        var known = new TreeMap<String, String>();
        fields.forEach(
                (name, values) -> {
                    if (name.startsWith("trait.")) {
                        known.put(name.substring("trait.".length()), values.getFirst());
                    }
                });
        return new ExpertDraft(
                fields.containsKey("active"),
                skills,
                RulesForm.list(RulesForm.text(fields, "regions")),
                fields.getOrDefault("languages", List.of()),
                RulesForm.text(fields, "zone"),
                IntStream.range(0, 7)
                        .mapToObj(day -> RulesForm.text(fields, "day." + day))
                        .toList(),
                RulesForm.number(fields, "cap"),
                known,
                RulesForm.number(fields, "version"));
    }

    private static @Nullable Instant moment(String typed, ZoneId zone) {
        try {
            return typed.isBlank() ? null : LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Expert find(String username) {
        return experts.find(username).orElseThrow(ExpertsController::unknown);
    }

    static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
