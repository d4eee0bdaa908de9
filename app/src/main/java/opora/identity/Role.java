package opora.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import opora.shell.Frame;

/// A named set of rights.
///
/// @param title empty for the ready roles, which texts name
public record Role(String name, String title, Set<String> rights, Instant changedAt) {
    public Role {
        rights = Set.copyOf(rights);
    }

    public String title(Frame frame) {
        return title.isEmpty() ? frame.text("role." + name) : title;
    }

    /// What people call the role of this name; the name itself where there is no such role any
    /// more.
    public static String title(Frame frame, Collection<Role> roles, String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .map(role -> role.title(frame))
                .orElse(name);
    }

    Role with(Set<String> others) {
        return new Role(name, title, others, changedAt);
    }
}
