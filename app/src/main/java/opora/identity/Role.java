package opora.identity;

import java.time.Instant;
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

    Role with(Set<String> others) {
        return new Role(name, title, others, changedAt);
    }
}
