package opora.assignment;

import java.time.Instant;
import java.util.List;
import opora.shell.FlawedRequest;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// When experts are away, for programs.
@RestController
@RequestMapping("/api/assignment/experts/{username}/absences")
class AbsencesApi {
    private final Experts experts;
    private final ChangeExperts changes;

    AbsencesApi(Experts experts, ChangeExperts changes) {
        this.experts = experts;
        this.changes = changes;
    }

    record All(List<Absence> absences) {}

    /// Those that are not over.
    @GetMapping
    All list(@PathVariable String username) {
        return new All(find(username).calendar().absences());
    }

    record Wish(
            @Sent("\"2027-01-04T06:00:00Z\"") @Nullable Instant from,
            @Sent("\"2027-01-11T15:00:00Z\"") @Nullable Instant to,
            @Sent(value = "On holiday", needed = false) @Nullable String note) {
        boolean same(Absence absence) {
            return absence.from().equals(from) && absence.to().equals(to);
        }
    }

    /// The same again adds nothing.
    @PostMapping
    All add(@PathVariable String username, @RequestBody Wish wish) {
        if (find(username).calendar().absences().stream().noneMatch(wish::same)) {
            var flaws = changes.away(username, wish.from(), wish.to(), wish.note());
            if (!flaws.isEmpty()) {
                throw new FlawedRequest(flaws);
            }
        }
        return list(username);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String username, @PathVariable long id) {
        changes.back(find(username).username(), id);
    }

    private Expert find(String username) {
        return experts.find(username).orElseThrow(ExpertsController::unknown);
    }
}
