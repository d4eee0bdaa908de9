package opora.tickets;

import java.util.List;
import java.util.Objects;
import opora.shell.Answered;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.KeptAnswers;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The status model for programs. Everybody at the desk may read it; whoever designs it writes it.
@RestController
class StatusesApi {
    private final Statuses statuses;
    private final ChangeStatuses changes;
    private final KeptAnswers answers;

    StatusesApi(Statuses statuses, ChangeStatuses changes, KeptAnswers answers) {
        this.statuses = statuses;
        this.changes = changes;
        this.answers = answers;
    }

    record All(List<StatusDraft> statuses) {}

    @GetMapping("/api/desk/statuses")
    All list() {
        var model = statuses.model();
        return new All(
                model.statuses().stream().map(status -> StatusDraft.of(status, model)).toList());
    }

    @GetMapping("/api/desk/statuses/{status}")
    ResponseEntity<StatusDraft> show(@PathVariable String status) {
        return answer(ResponseEntity.ok(), find(status));
    }

    @PostMapping("/api/statuses")
    @Answered(201)
    ResponseEntity<StatusDraft> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody StatusDraft draft) {
        var added =
                answers.once(
                        TicketsContext.NAME,
                        person,
                        once,
                        draft,
                        StatusDraft.class,
                        () -> {
                            keep(draft, draft.form(draft.name(), 0), true);
                            return find(draft.name());
                        });
        return answer(added.created("/api/desk/statuses/" + added.answer().name()), added.answer());
    }

    @PutMapping("/api/statuses/{status}")
    ResponseEntity<StatusDraft> change(
            @PathVariable String status, @RequestBody StatusDraft draft, Seen seen) {
        statuses.forget();
        var now = Objects.requireNonNull(find(status).version());
        var version = seen.mustName(draft.version());
        if (version != null && !version.equals(now)) {
            throw Refused.outdated();
        }
        keep(draft, draft.form(status, now), false);
        return show(status);
    }

    private void keep(StatusDraft draft, StatusForm form, boolean fresh) {
        var unknown = draft.flaws(form.word("status"), statuses.model());
        var flaws = unknown.isEmpty() ? changes.change(form, fresh) : unknown;
        statuses.forget();
        if (flaws.stream().map(Flaw::key).anyMatch(ChangeStatuses.STALE::equals)) {
            throw Refused.outdated();
        }
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
    }

    private StatusDraft find(String status) {
        var model = statuses.model();
        return model.find(status)
                .map(found -> StatusDraft.of(found, model))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "statuses.unknown"));
    }

    private static ResponseEntity<StatusDraft> answer(
            ResponseEntity.BodyBuilder answer, StatusDraft status) {
        var version = Objects.requireNonNull(status.version());
        return answer.eTag(Seen.tag(version)).body(status);
    }
}
