package opora.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Answered;
import opora.shell.FlawedRequest;
import opora.shell.KeptAnswers;
import opora.shell.Limit;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Seen;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// Views for programs.
@RestController
@RequestMapping("/api/desk/views")
class ViewsApi {
    private final SavedViews views;
    private final FilteredLists lists;
    private final Statuses statuses;
    private final Fields fields;
    private final Staff staff;
    private final KeptAnswers answers;

    ViewsApi(
            SavedViews views,
            FilteredLists lists,
            Statuses statuses,
            Fields fields,
            Staff staff,
            KeptAnswers answers) {
        this.views = views;
        this.lists = lists;
        this.statuses = statuses;
        this.fields = fields;
        this.staff = staff;
        this.answers = answers;
    }

    record All(List<SavedView> views) {}

    /// @param filter what the form of a view would say
    record ViewDraft(
            @Sent("Routers that wait") @Nullable String name,
            @Sent(value = "agent", needed = false) @Nullable String sharedWith,
            @Sent("{\"status.waiting\":\"on\",\"tag\":\"router\",\"sort\":\"OLDEST\"}")
                    @Nullable Map<String, String> filter,
            @Sent(value = "1", needed = false) @Nullable Integer version) {
        ViewForm form(int seen) {
            var words = Filter.of(Objects.requireNonNullElse(filter, Map.of()));
            return new ViewForm(
                    Objects.requireNonNullElse(name, "").strip(),
                    Objects.requireNonNullElse(sharedWith, ""),
                    words,
                    seen,
                    List.of());
        }
    }

    @GetMapping
    All list(Person person) {
        return new All(views.of(person));
    }

    @GetMapping("/{id}")
    ResponseEntity<SavedView> show(Person person, @PathVariable long id) {
        var view = find(person, id);
        return ResponseEntity.ok().eTag(Seen.tag(view.version())).body(view);
    }

    @GetMapping("/{id}/tickets")
    Part tickets(
            Person person,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Limit.check(limit);
        var filter = find(person, id).filter();
        var part = lists.page(Sight.of(person), filter, Place.parse(cursor), limit);
        return new Part(part.lines(), part.next());
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(List<Line> tickets, @Nullable String next) {}

    @PostMapping
    @Answered(201)
    ResponseEntity<SavedView> add(
            Person person,
            @Once(needed = false) @Nullable String once,
            @RequestBody ViewDraft draft) {
        var added =
                answers.once(
                        TicketsContext.NAME,
                        person,
                        once,
                        draft,
                        Long.class,
                        () -> kept(views.add(person, checked(draft.form(0)))));
        return added.created("/api/desk/views/" + added.answer())
                .body(find(person, added.answer()));
    }

    @PutMapping("/{id}")
    ResponseEntity<SavedView> change(
            Person person, @PathVariable long id, @RequestBody ViewDraft draft, Seen seen) {
        var view = find(person, id);
        var version = seen.mustName(draft.version());
        if (version != null && version != view.version()) {
            throw Refused.outdated();
        }
        kept(views.change(person, view, checked(draft.form(view.version()))));
        return show(person, id);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Person person, @PathVariable long id) {
        views.remove(person, find(person, id));
        return ResponseEntity.noContent().build();
    }

    private ViewForm checked(ViewForm form) {
        var flaws = form.check(statuses.model(), fields.book(), staff.roles());
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return form;
    }

    private static long kept(SavedViews.Kept kept) {
        return switch (kept) {
            case SavedViews.Kept.Done(var id) -> id;
            case SavedViews.Kept.Flawed(var flaws) -> throw new FlawedRequest(flaws);
        };
    }

    private SavedView find(Person person, long id) {
        return views.find(person, id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "views.unknown"));
    }
}
