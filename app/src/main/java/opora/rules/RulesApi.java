package opora.rules;

import java.util.List;
import opora.shell.Answered;
import opora.shell.FlawedRequest;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/rules")
class RulesApi {
    private final Rules rules;
    private final ChangeRules changes;
    private final TryRules trials;
    private final KeptAnswers answers;

    RulesApi(Rules rules, ChangeRules changes, TryRules trials, KeptAnswers answers) {
        this.answers = answers;
        this.rules = rules;
        this.changes = changes;
        this.trials = trials;
    }

    record Shown(long id, RuleDraft rule) {
        static Shown of(Rule rule) {
            return new Shown(rule.id(), RuleDraft.of(rule));
        }
    }

    record All(List<Shown> rules) {}

    @GetMapping
    All list() {
        return new All(rules.all().stream().map(Shown::of).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<Shown> show(@PathVariable long id) {
        return rules.find(id)
                .map(rule -> tagged(ResponseEntity.ok(), rule))
                .orElseThrow(RulesController::unknown);
    }

    private static ResponseEntity<Shown> tagged(ResponseEntity.BodyBuilder answer, Rule rule) {
        return answer.eTag(Seen.tag(rule.version())).body(Shown.of(rule));
    }

    @PostMapping
    @Answered(201)
    ResponseEntity<Shown> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody RuleDraft draft) {
        var made =
                answers.once(
                        RulesContext.NAME,
                        person,
                        once,
                        List.of("rule", draft),
                        Long.class,
                        () -> changes.add(draft, person.username()).kept());
        return tagged(
                made.created("/api/rules/" + made.answer()),
                rules.find(made.answer()).orElseThrow(RulesController::unknown));
    }

    @PutMapping("/{id}")
    ResponseEntity<Shown> change(
            Person person, @PathVariable long id, @RequestBody RuleDraft draft, Seen seen) {
        var asSeen = draft.asSeen(seen.mustName(draft.version()));
        return show(changes.change(id, asSeen, person.username()).kept());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Person person, @PathVariable long id) {
        if (!changes.remove(id, person.username())) {
            throw RulesController.unknown();
        }
        return ResponseEntity.noContent().build();
    }

    record Tried(String event, boolean applies, List<Told> notices) {}

    record Told(String channel, String recipient, String language, String subject, String body) {}

    /// @param event one of the past, `<partition>-<offset>`; the latest when absent
    @PostMapping("/trials")
    Tried attempt(
            @RequestBody RuleDraft draft, @RequestParam(required = false) @Nullable String event)
            throws BadWording {
        var flaws = changes.flaws(draft);
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var trial = trials.of(draft, event);
        return new Tried(
                trial.chosen().id(),
                trial.applies(),
                trial.notices().stream().map(RulesApi::told).toList());
    }

    private static Told told(Notice notice) {
        return new Told(
                notice.way().wire(),
                notice.recipient(),
                notice.language(),
                notice.subject(),
                notice.body());
    }
}
