package opora.assignment;

import java.util.List;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Seen;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/assignment")
class AssignmentApi {
    private final Experts experts;
    private final ChangeExperts changes;
    private final LiveRules rules;
    private final ChangeRules ruleChanges;
    private final TryRules trials;
    private final Quality quality;
    private final Reasons reasons;

    AssignmentApi(
            Experts experts,
            ChangeExperts changes,
            LiveRules rules,
            ChangeRules ruleChanges,
            TryRules trials,
            Quality quality,
            Reasons reasons) {
        this.experts = experts;
        this.changes = changes;
        this.rules = rules;
        this.ruleChanges = ruleChanges;
        this.trials = trials;
        this.quality = quality;
        this.reasons = reasons;
    }

    record Shown(String username, int load, ExpertDraft expert) {}

    record All(List<Shown> experts) {}

    @GetMapping("/experts")
    All list() {
        var loads = experts.loads();
        return new All(
                experts.all().stream()
                        .map(one -> shown(one, loads.getOrDefault(one.username(), 0)))
                        .toList());
    }

    @GetMapping("/experts/{username}")
    ResponseEntity<Shown> show(@PathVariable String username) {
        var expert = experts.find(username).orElseThrow(ExpertsController::unknown);
        var load = experts.loads().getOrDefault(username, 0);
        return ResponseEntity.ok().eTag(Seen.tag(expert.version())).body(shown(expert, load));
    }

    /// Puts one of the staff on the list when they are not on it.
    @PutMapping("/experts/{username}")
    ResponseEntity<Shown> change(
            Person person,
            @PathVariable String username,
            @RequestBody ExpertDraft draft,
            Seen seen) {
        if (experts.find(username).isEmpty()) {
            var flaws = changes.add(username, person.username());
            if (!flaws.isEmpty()) {
                throw new FlawedRequest(flaws);
            }
            changes.change(username, draft.asSeen(null), person.username()).kept();
        } else {
            var asSeen = draft.asSeen(seen.mustName(draft.version()));
            changes.change(username, asSeen, person.username()).kept();
        }
        return show(username);
    }

    @GetMapping("/rules")
    ResponseEntity<RulesDraft> rules() {
        var current = rules.current();
        return ResponseEntity.ok().eTag(Seen.tag(current.version())).body(RulesDraft.of(current));
    }

    @PutMapping("/rules")
    ResponseEntity<RulesDraft> changeRules(
            Person person, @RequestBody RulesDraft draft, Seen seen) {
        var asSeen = draft.asSeen(seen.mustName(draft.version()));
        ruleChanges.change(asSeen, person.username()).kept();
        return rules();
    }

    @PostMapping("/rules/trials")
    TryRules.Trial attempt(@RequestBody RulesDraft draft) {
        var flaws = ruleChanges.flaws(draft);
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return trials.with(draft.rules(0));
    }

    @GetMapping("/quality")
    Quality.Report quality(@RequestParam(defaultValue = "30") int days) {
        return quality.of(days);
    }

    @GetMapping("/why/{ticket}")
    Reasons.Why why(Person person, @PathVariable String ticket) {
        return reasons.of(ticket, person);
    }

    private static Shown shown(Expert expert, int load) {
        return new Shown(expert.username(), load, ExpertDraft.of(expert));
    }
}
