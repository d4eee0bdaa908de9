package opora.identity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import opora.backbone.Database;
import opora.identity.RoleAnswer.Done;
import opora.identity.RoleAnswer.Flawed;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.KnownRights;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Makes roles, changes what they may, and removes them.
@Component
class ChangeRoles {
    private static final List<String> RESTING = List.of("agent", "expert", "staff");

    private final Database database;
    private final Roles roles;
    private final Grants grants;
    private final KnownRights known;
    private final Journal journal;

    ChangeRoles(Database database, Roles roles, Grants grants, KnownRights known, Journal journal) {
        this.database = database;
        this.roles = roles;
        this.grants = grants;
        this.known = known;
        this.journal = journal;
    }

    RoleAnswer add(RoleForm form) {
        var flaws = form.flawsOfNew();
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    if (!roles.add(form.typedName(), form.typedTitle())) {
                        return Flawed.of("name", "identity.flaw.role.taken");
                    }
                    roles.keep(find(form.typedName()));
                    var deed = Deed.of("identity.role.added", form.typedName());
                    journal.tell(deed.to("title", form.typedTitle()));
                    return new Done();
                });
    }

    RoleChange change(String name, RoleForm form) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    return change(find(name), form);
                });
    }

    private RoleChange change(Role role, RoleForm form) {
        if (!form.sawAllOf(role.changedAt())) {
            return new RoleChange.Outdated();
        }
        if (!known.names().containsAll(form.chosen())) {
            return Flawed.of("rights", "identity.flaw.rights");
        }
        var named = !role.title().isEmpty();
        if (named && !form.flawsOfTitle().isEmpty()) {
            return new Flawed(form.flawsOfTitle());
        }
        if (!form.chosen().contains(Grants.RULING)
                && role.rights().contains(Grants.RULING)
                && !Ruler.remainWithoutRole(grants.rulers(), role.name())) {
            return Flawed.of("rights", "identity.flaw.ruler");
        }
        var title = named ? form.typedTitle() : "";
        keep(role, new Role(role.name(), title, form.chosen(), role.changedAt()));
        return new Done();
    }

    /// Only a role that nobody has, and that is not one of the ready ones.
    RoleAnswer remove(String name) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    var role = find(name);
                    if (role.title().isEmpty()) {
                        return Flawed.of("role", "identity.flaw.role.ready");
                    }
                    if (grants.anybodyHas(name)) {
                        return Flawed.of("role", "identity.flaw.role.held");
                    }
                    roles.drop(role);
                    var deed = Deed.of("identity.role.removed", name);
                    journal.tell(deed.from("title", role.title()).from("rights", role.rights()));
                    return new Done();
                });
    }

    /// A small team does the desk's whole work with three roles: a manager also does what agents
    /// and experts do, and the others rest, without rights, until the desk grows.
    RoleAnswer team(boolean small) {
        return database.transact(
                "identity",
                _ -> {
                    roles.hold();
                    if (small && RESTING.stream().anyMatch(grants::anybodyHas)) {
                        return Flawed.of("team", "identity.flaw.team");
                    }
                    var all = new TreeSet<>(known.of("manager"));
                    if (small) {
                        all.addAll(known.of("agent"));
                        all.addAll(known.of("expert"));
                    }
                    keep(find("manager"), find("manager").with(all));
                    for (var resting : RESTING) {
                        var role = find(resting);
                        keep(role, role.with(small ? Set.of() : known.of(resting)));
                    }
                    return new Done();
                });
    }

    private void keep(Role before, Role after) {
        roles.keep(after);
        var deed = Deed.of("identity.role.changed", after.name());
        if (!before.title().equals(after.title())) {
            deed = deed.from("title", before.title()).to("title", after.title());
        }
        journal.tell(deed.from("rights", before.rights()).to("rights", after.rights()));
    }

    private Role find(String name) {
        return roles.named(name)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "problem.404"));
    }
}
