package opora.webhooks;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.RateLimit;
import opora.shell.Refused;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs, and what receivers ask.
@RestController
@RequestMapping("/api/webhooks")
class WebhooksApi {
    private static final int MOST = 200;
    private static final int ASKED_PER_MINUTE = 300;

    private final Endpoints endpoints;
    private final ChangeEndpoints changes;
    private final KeptAnswers answers;
    private final RateLimit limit = new RateLimit(ASKED_PER_MINUTE);

    WebhooksApi(Endpoints endpoints, ChangeEndpoints changes, KeptAnswers answers) {
        this.answers = answers;
        this.endpoints = endpoints;
        this.changes = changes;
    }

    record All(List<Endpoint> webhooks) {}

    @GetMapping
    All list() {
        return new All(endpoints.all());
    }

    @GetMapping("/{id}")
    ResponseEntity<Endpoint> show(@PathVariable long id) {
        return shown(find(id));
    }

    @PostMapping
    @Answered(201)
    ResponseEntity<Made> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody EndpointDraft draft) {
        var made =
                answers.once(
                        WebhooksContext.NAME,
                        person,
                        once,
                        draft,
                        Made.class,
                        () -> changes.add(draft, person.username()).kept());
        return made.created("/api/webhooks/" + made.answer().id()).body(made.answer());
    }

    @PutMapping("/{id}")
    ResponseEntity<Endpoint> change(
            Person person, @PathVariable long id, @RequestBody EndpointDraft draft, Seen seen) {
        find(id);
        var asSeen = draft.asSeen(seen.mustName(draft.version()));
        return show(changes.change(id, asSeen, person.username()).kept());
    }

    @PostMapping("/{id}/resumption")
    ResponseEntity<Endpoint> resume(Person person, @PathVariable long id) {
        find(id);
        changes.resume(id, person.username());
        return show(id);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Person person, @PathVariable long id) {
        find(id);
        changes.remove(id, person.username());
        return ResponseEntity.noContent().build();
    }

    /// @param last the highest number there is; whoever has it has everything
    record Feed(List<Numbered> events, long last) {}

    record Numbered(long number, @JsonRawValue String event) {}

    /// Everything after a number, for a receiver that was away for long or lost what it had.
    @GetMapping("/{id}/events")
    Feed after(
            @PathVariable long id,
            @RequestHeader(name = "Opora-Token", required = false) @Nullable String token,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        this.limit.take(Long.toString(id));
        if (token == null || !changes.knows(id, token)) {
            throw new Refused(HttpStatus.UNAUTHORIZED, "webhooks.token");
        }
        if (limit < 1 || limit > MOST || after < 0) {
            throw new FlawedRequest(List.of(Flaw.of("limit", "webhooks.flaw.limit", MOST)));
        }
        var last = find(id).lastNumber();
        var events =
                endpoints.after(id, after, limit).stream()
                        .map(call -> new Numbered(call.number(), call.body()))
                        .toList();
        return new Feed(events, last);
    }

    private Endpoint find(long id) {
        return endpoints.find(id).orElseThrow(WebhooksApi::unknown);
    }

    private static ResponseEntity<Endpoint> shown(Endpoint endpoint) {
        return ResponseEntity.ok().eTag(Seen.tag(endpoint.version())).body(endpoint);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
