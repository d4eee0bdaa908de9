package opora.shell;

import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Whoever a verified token speaks for. Controllers take it as a parameter.
public record Person(String username, Set<String> roles, Instant until)
        implements AuthenticatedPrincipal {
    public static final String CUSTOMER = "customer";
    public static final String STAFF = "staff";
    public static final String ADMINISTRATOR = "administrator";

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean staff() {
        return has(STAFF);
    }

    @Override
    public String getName() {
        return username;
    }
}
