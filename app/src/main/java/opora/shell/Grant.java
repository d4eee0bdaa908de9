package opora.shell;

/// A role that somebody has, and how far it reaches for them.
public record Grant(String role, Scope scope) {
    /// As far as a role reaches when nobody said anything else: customers have what is theirs.
    public static Grant usual(String role) {
        return new Grant(role, role.equals(Person.CUSTOMER) ? Scope.OWN : Scope.ALL);
    }
}
