package opora.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whoever wants to be gone, by a program they signed in with.
@RestController
@RequestMapping("/api/my-data/erasure")
class MyErasureApi {
    private final ErasePeople erase;
    private final ErasureRows erasures;

    MyErasureApi(ErasePeople erase, ErasureRows erasures) {
        this.erase = erase;
        this.erasures = erasures;
    }

    /// @param dueAt when it is done, unless the person thinks better of it
    /// @param objections what stood in the way
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            Erasure.State state,
            Instant askedAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt,
            List<String> objections) {
        static Standing of(Erasure erasure) {
            return new Standing(
                    erasure.state(),
                    erasure.askedAt(),
                    erasure.dueAt(),
                    erasure.endedAt(),
                    erasure.objections());
        }
    }

    @GetMapping
    Standing show(Person person) {
        return erasures.latest(person.username())
                .map(Standing::of)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    /// The name once more, so that no slip of the hand does it.
    record Sure(@Sent("anna") @Nullable String username) {}

    @PostMapping
    @Answered(202)
    ResponseEntity<Standing> ask(Person person, @RequestBody Sure sure) {
        if (!person.username().equals(sure.username())) {
            throw new FlawedRequest(List.of(Flaw.of("username", "privacy.erasure.other")));
        }
        if (!erase.ask(person.username(), person.username(), "")) {
            throw new Refused(HttpStatus.CONFLICT, "privacy.erasure.already");
        }
        return ResponseEntity.accepted().body(show(person));
    }

    @DeleteMapping
    Standing cancel(Person person) {
        if (!erase.cancel(person.username())) {
            throw new Refused(HttpStatus.CONFLICT, "privacy.erasure.too.late");
        }
        return show(person);
    }
}
