package opora.identity;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Clash;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.KnownRights;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where an administrator composes roles and says whose they are.
@RestController
class RolesController {
    private static final String LIST = "/roles";

    private final Roles roles;
    private final Grants grants;
    private final ChangeRoles changes;
    private final GiveRoles giving;
    private final KnownRights known;
    private final Templates pages;

    RolesController(
            Roles roles,
            Grants grants,
            ChangeRoles changes,
            GiveRoles giving,
            KnownRights known,
            Templates pages) {
        this.roles = roles;
        this.grants = grants;
        this.changes = changes;
        this.giving = giving;
        this.known = known;
        this.pages = pages;
    }

    @GetMapping(LIST)
    JteModel list(Frame frame) {
        return list(frame, RoleForm.empty(), List.of());
    }

    @PostMapping(LIST)
    ResponseEntity<JteModel> add(Frame frame, @ModelAttribute RoleForm form) {
        return switch (changes.add(form)) {
            case RoleAnswer.Done() -> Go.to(path(form.typedName()), "identity.role.added");
            case RoleAnswer.Flawed(var flaws) -> again(list(frame, form, flaws));
        };
    }

    @PostMapping("/roles/team")
    ResponseEntity<JteModel> team(Frame frame, @RequestParam boolean small) {
        return switch (changes.team(small)) {
            case RoleAnswer.Done() -> Go.to(LIST, "identity.team.done");
            case RoleAnswer.Flawed(var flaws) -> again(list(frame, RoleForm.empty(), flaws));
        };
    }

    @GetMapping("/roles/{name}")
    JteModel show(Frame frame, @PathVariable String name) {
        var role = find(name);
        return page(frame, role, RoleForm.of(role), GrantForm.empty(), List.of());
    }

    @PostMapping("/roles/{name}")
    ResponseEntity<JteModel> change(
            Frame frame, @PathVariable String name, @ModelAttribute RoleForm form) {
        return switch (changes.change(name, form)) {
            case RoleAnswer.Done() -> Go.to(path(name), "identity.role.changed");
            case RoleAnswer.Flawed(var flaws) ->
                    again(page(frame, find(name), form, GrantForm.empty(), flaws));
            case RoleChange.Outdated() -> tooLate(frame, find(name), form);
        };
    }

    private ResponseEntity<JteModel> tooLate(Frame frame, Role saved, RoleForm typed) {
        var clash = Clash.between(RoleForm.of(saved).told(frame), typed.told(frame));
        return Go.tooLate(page(frame.amid(clash), saved, typed, GrantForm.empty(), List.of()));
    }

    @PostMapping("/roles/{name}/removal")
    ResponseEntity<JteModel> remove(Frame frame, @PathVariable String name) {
        return switch (changes.remove(name)) {
            case RoleAnswer.Done() -> Go.to(LIST, "identity.role.removed");
            case RoleAnswer.Flawed(var flaws) -> flawed(frame, name, GrantForm.empty(), flaws);
        };
    }

    @PostMapping("/roles/{name}/people")
    ResponseEntity<JteModel> give(
            Frame frame, Person person, @PathVariable String name, @ModelAttribute GrantForm form) {
        var grant = new GrantForm(form.username(), name, form.reach(), form.place());
        return switch (giving.give(person, grant)) {
            case RoleAnswer.Done() -> Go.to(path(name), "identity.role.given");
            case RoleAnswer.Flawed(var flaws) -> flawed(frame, name, grant, flaws);
        };
    }

    @PostMapping("/roles/{name}/people/removal")
    ResponseEntity<JteModel> take(
            Frame frame, Person person, @PathVariable String name, @ModelAttribute GrantForm form) {
        var grant = new GrantForm(form.username(), name, form.reach(), form.place());
        return switch (giving.take(person, grant)) {
            case RoleAnswer.Done() -> Go.to(path(name), "identity.role.taken");
            case RoleAnswer.Flawed(var flaws) -> flawed(frame, name, GrantForm.empty(), flaws);
        };
    }

    private ResponseEntity<JteModel> flawed(
            Frame frame, String name, GrantForm grant, List<Flaw> flaws) {
        var role = find(name);
        return again(page(frame, role, RoleForm.of(role), grant, flaws));
    }

    private JteModel list(Frame frame, RoleForm form, List<Flaw> flaws) {
        return pages.identityRoles(frame, roles.counted(), known.byContext(), form, flaws);
    }

    private JteModel page(
            Frame frame, Role role, RoleForm form, GrantForm grant, List<Flaw> flaws) {
        var holders = grants.holders(role.name());
        return pages.identityRole(
                frame, role, known.byContext(), holders, form, grant, grants.places(), flaws);
    }

    private static ResponseEntity<JteModel> again(JteModel page) {
        return ResponseEntity.unprocessableContent().body(page);
    }

    private Role find(String name) {
        return roles.named(name)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }

    private static String path(String name) {
        return LIST + "/" + name;
    }
}
