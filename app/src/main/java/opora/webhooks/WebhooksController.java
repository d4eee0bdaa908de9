package opora.webhooks;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Clash;
import opora.shell.EventGroup;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Staff says where events are brought, and sees whether they arrive.
@RestController
@RequestMapping("/webhooks")
class WebhooksController {
    private static final String LIST = "/webhooks";

    private final Templates pages;
    private final Endpoints endpoints;
    private final EndpointBook book;
    private final ChangeEndpoints changes;

    WebhooksController(
            Templates pages, Endpoints endpoints, EndpointBook book, ChangeEndpoints changes) {
        this.pages = pages;
        this.endpoints = endpoints;
        this.book = book;
        this.changes = changes;
    }

    @GetMapping
    JteModel list(Frame frame) {
        return pages.webhooksList(frame, endpoints.all());
    }

    @GetMapping("/new")
    JteModel begin(Frame frame) {
        return form(frame, null, EndpointDraft.EMPTY, List.of());
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, @PathVariable long id) {
        return pages.webhooksEndpoint(
                frame, find(id), endpoints.latest(id, Endpoints.ON_A_PAGE), "", "");
    }

    @GetMapping("/{id}/edit")
    JteModel edit(Frame frame, @PathVariable long id) {
        return form(frame, id, EndpointDraft.of(find(id)), List.of());
    }

    @PostMapping("/new")
    ResponseEntity<JteModel> add(
            Frame frame,
            Person person,
            @ModelAttribute EndpointDraft typed,
            @RequestParam(defaultValue = "") List<String> groups) {
        var draft = typed.with(whole(frame, groups));
        return switch (changes.add(draft, person.username())) {
            // shown at once: nobody can ask for the secret later
            case Saved.Kept<Made>(Made(var made, var secret, var token)) ->
                    ResponseEntity.ok(
                            pages.webhooksEndpoint(frame, find(made), List.of(), secret, token));
            case Saved.Flawed<Made>(var flaws) -> again(frame, null, draft, flaws);
            case Saved.Outdated<Made> _, Saved.Unknown<Made> _ -> throw new IllegalStateException();
        };
    }

    @PostMapping("/{id}/edit")
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable long id,
            @ModelAttribute EndpointDraft typed,
            @RequestParam(defaultValue = "") List<String> groups) {
        find(id);
        var draft = typed.with(whole(frame, groups));
        return switch (changes.change(id, draft, person.username())) {
            case Saved.Kept<Long>(var kept) -> Go.to(LIST + "/" + kept, "webhooks.saved");
            case Saved.Flawed<Long>(var flaws) -> again(frame, id, draft, flaws);
            case Saved.Outdated<Long> _ -> tooLate(frame, id, draft);
            case Saved.Unknown<Long> _ -> throw unknown();
        };
    }

    @PostMapping("/{id}/resumption")
    ResponseEntity<JteModel> resume(Person person, @PathVariable long id) {
        find(id);
        changes.resume(id, person.username());
        return Go.to(LIST + "/" + id, "webhooks.resumed");
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<JteModel> remove(Person person, @PathVariable long id) {
        find(id);
        changes.remove(id, person.username());
        return Go.to(LIST, "webhooks.removed");
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, long id, EndpointDraft typed) {
        var saved = EndpointDraft.of(find(id));
        var clash = Clash.between(saved.told(frame), typed.told(frame));
        return Go.tooLate(form(frame.amid(clash), id, typed.asSeen(saved.version()), List.of()));
    }

    private ResponseEntity<JteModel> again(
            Frame frame, @Nullable Long id, EndpointDraft draft, List<Flaw> flaws) {
        return ResponseEntity.unprocessableContent().body(form(frame, id, draft, flaws));
    }

    private JteModel form(Frame frame, @Nullable Long id, EndpointDraft draft, List<Flaw> flaws) {
        var groups = EventGroup.of(frame, book.events(), draft.wanted());
        return pages.webhooksForm(frame, id, draft, groups, flaws);
    }

    /// All that is offered of these groups.
    private List<String> whole(Frame frame, List<String> groups) {
        return EventGroup.of(frame, book.events(), List.of()).stream()
                .filter(group -> groups.contains(group.context()))
                .flatMap(group -> group.types().stream())
                .toList();
    }

    private Endpoint find(long id) {
        return endpoints.find(id).orElseThrow(WebhooksController::unknown);
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "problem.404");
    }
}
