package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where people put views together.
@RestController
@RequestMapping("/desk/views")
class ViewsController {
    private final SavedViews views;
    private final Statuses statuses;
    private final Fields fields;
    private final Staff staff;
    private final Templates pages;

    ViewsController(
            SavedViews views, Statuses statuses, Fields fields, Staff staff, Templates pages) {
        this.views = views;
        this.statuses = statuses;
        this.fields = fields;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping("/new")
    JteModel fresh(Frame frame, Person person) {
        return page(frame, person, ViewForm.of(Map.of("sort", Sorting.URGENT.name())), null);
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, Person person, @PathVariable long id) {
        var view = find(person, id);
        return page(frame, person, ViewForm.of(view), view);
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(
            Frame frame, Person person, @RequestParam Map<String, String> typed) {
        var form = ViewForm.of(typed);
        var flaws = form.check(statuses.model(), fields.book(), staff.roles());
        return flaws.isEmpty()
                ? answer(frame, person, form, null, views.add(person, form))
                : flawed(frame, person, form, null, flaws);
    }

    @PostMapping("/{id}")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable long id,
            @RequestParam Map<String, String> typed) {
        var view = find(person, id);
        var form = ViewForm.of(typed);
        var flaws = form.check(statuses.model(), fields.book(), staff.roles());
        return flaws.isEmpty()
                ? answer(frame, person, form, view, views.change(person, view, form))
                : flawed(frame, person, form, view, flaws);
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<JteModel> remove(Person person, @PathVariable long id) {
        views.remove(person, find(person, id));
        return Go.to("/desk", "views.removed");
    }

    private ResponseEntity<JteModel> answer(
            Frame frame,
            Person person,
            ViewForm form,
            @Nullable SavedView view,
            SavedViews.Kept kept) {
        return switch (kept) {
            case SavedViews.Kept.Done(var id) -> Go.to("/desk?view=" + id, "views.saved");
            case SavedViews.Kept.Flawed(var flaws) -> flawed(frame, person, form, view, flaws);
        };
    }

    private ResponseEntity<JteModel> flawed(
            Frame frame, Person person, ViewForm form, @Nullable SavedView view, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent()
                .body(page(frame, person, form.with(flaws), view));
    }

    private JteModel page(Frame frame, Person person, ViewForm form, @Nullable SavedView view) {
        var roles = person.may(TicketsContext.ARRANGE) ? staff.roles() : List.<String>of();
        return pages.ticketsView(
                frame, form, view, statuses.model(), fields.book(), staff.all(), roles);
    }

    private SavedView find(Person person, long id) {
        return views.find(person, id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "views.unknown"));
    }
}
