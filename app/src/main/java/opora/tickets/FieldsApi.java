package opora.tickets;

import java.util.List;
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

/// Custom fields for programs. Everybody at the desk may read them; whoever designs it writes them.
@RestController
class FieldsApi {
    private final Fields fields;
    private final Statuses statuses;
    private final KeptAnswers answers;

    FieldsApi(Fields fields, Statuses statuses, KeptAnswers answers) {
        this.fields = fields;
        this.statuses = statuses;
        this.answers = answers;
    }

    record All(List<Field> fields) {}

    @GetMapping("/api/desk/fields")
    All list() {
        return new All(fields.book().all());
    }

    @GetMapping("/api/desk/fields/{field}")
    ResponseEntity<Field> show(@PathVariable String field) {
        return answer(ResponseEntity.ok(), find(field));
    }

    @PostMapping("/api/fields")
    @Answered(201)
    ResponseEntity<Field> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody FieldDraft draft) {
        var added =
                answers.once(
                        TicketsContext.NAME,
                        person,
                        once,
                        draft,
                        Field.class,
                        () -> {
                            keep(draft, draft.form(draft.name(), 0), true);
                            return find(draft.name());
                        });
        return answer(added.created("/api/desk/fields/" + added.answer().field()), added.answer());
    }

    @PutMapping("/api/fields/{field}")
    ResponseEntity<Field> change(
            @PathVariable String field, @RequestBody FieldDraft draft, Seen seen) {
        var now = find(field).version();
        var version = seen.mustName(draft.version());
        if (version != null && version != now) {
            throw Refused.outdated();
        }
        keep(draft, draft.form(field, now), false);
        return show(field);
    }

    private void keep(FieldDraft draft, FieldForm form, boolean fresh) {
        var unknown = draft.flaws(statuses.model());
        var flaws = unknown.isEmpty() ? fields.change(form, fresh) : unknown;
        if (flaws.stream().map(Flaw::key).anyMatch(Fields.STALE::equals)) {
            throw Refused.outdated();
        }
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
    }

    private Field find(String field) {
        return fields.book()
                .find(field)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "fields.unknown"));
    }

    private static ResponseEntity<Field> answer(ResponseEntity.BodyBuilder answer, Field field) {
        return answer.eTag(Seen.tag(field.version())).body(field);
    }
}
