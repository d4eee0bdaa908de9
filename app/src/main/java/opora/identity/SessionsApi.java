package opora.identity;

import java.time.Instant;
import java.util.List;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where one is signed in, for programs.
@RestController
class SessionsApi {
    private final Sessions sessions;
    private final EndSessions ends;

    SessionsApi(Sessions sessions, EndSessions ends) {
        this.sessions = sessions;
        this.ends = ends;
    }

    @GetMapping("/api/sessions")
    List<Shown> list(Person person) {
        return sessions.of(person.username()).stream()
                .map(row -> Shown.of(row, person.session()))
                .toList();
    }

    @DeleteMapping("/api/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Person person, @PathVariable String id) {
        if (!ends.one(person.username(), id)) {
            throw new Refused(HttpStatus.NOT_FOUND, "identity.sessions.gone");
        }
    }

    /// All others than the one that asks.
    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Person person) {
        ends.othersThan(person.username(), person.session());
    }

    record Shown(
            String id,
            String device,
            String address,
            Instant begunAt,
            Instant seenAt,
            boolean current) {
        static Shown of(SessionRow row, String current) {
            return new Shown(
                    row.id(),
                    row.device(),
                    row.address(),
                    row.begunAt(),
                    row.seenAt(),
                    row.id().equals(current));
        }
    }
}
