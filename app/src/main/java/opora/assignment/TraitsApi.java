package opora.assignment;

import java.util.List;
import java.util.Objects;
import opora.shell.FlawedRequest;
import opora.shell.Refused;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What can be known of experts, for programs.
@RestController
@RequestMapping("/api/assignment/traits")
class TraitsApi {
    private final Traits traits;
    private final LiveRules rules;

    TraitsApi(Traits traits, LiveRules rules) {
        this.traits = traits;
        this.rules = rules;
    }

    record All(List<Trait> traits) {}

    @GetMapping
    All list() {
        return new All(traits.all());
    }

    /// @param choices what it can be, for a choice
    record Wish(
            @Sent("NUMBER") Trait.@Nullable Kind kind,
            @Sent(value = "[]", needed = false) @Nullable List<String> choices) {
        Trait trait(String name) {
            var kept = Objects.requireNonNullElse(choices, List.<String>of());
            return new Trait(
                    name.strip(),
                    Objects.requireNonNullElse(kind, Trait.Kind.TEXT),
                    kind == Trait.Kind.CHOICE ? kept : List.of());
        }
    }

    /// The same again changes nothing; what a trait is cannot be changed, since experts have it.
    @PutMapping("/{name}")
    Trait add(@PathVariable String name, @RequestBody Wish wish) {
        var wanted = wish.trait(name);
        if (traits.all().contains(wanted)) {
            return wanted;
        }
        var draft = new Traits.Draft(name, wish.kind(), String.join(",", wanted.choices()));
        var flaws = traits.add(draft);
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return wanted;
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        if (traits.all().stream().noneMatch(trait -> trait.name().equals(name))) {
            throw ExpertsController.unknown();
        }
        if (!traits.remove(name, rules.current())) {
            throw new Refused(HttpStatus.CONFLICT, "assignment.trait.used");
        }
    }
}
