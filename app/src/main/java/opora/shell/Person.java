package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Whoever a verified token speaks for, with what they may do at this moment. Controllers take it
/// as a parameter. Code asks for rights, never for roles: what a role may is the administrator's
/// choice.
///
/// @param behind who of the staff really sits there, acting in this person's place
public record Person(
        String username, Set<String> roles, Instant until, Powers powers, @Nullable String behind)
        implements AuthenticatedPrincipal {
    public static final String CUSTOMER = "customer";
    public static final String ADMINISTRATOR = "administrator";

    private static final String HERE = Person.class.getName();

    public Person {
        roles = Set.copyOf(roles);
    }

    /// Who is known by a token, before anybody looked up what they may do.
    Person(String username, Set<String> roles, Instant until) {
        this(username, roles, until, Powers.NONE, null);
    }

    /// Who is asking; null for a stranger.
    public static @Nullable Person asking(HttpServletRequest request) {
        return (Person) request.getAttribute(HERE);
    }

    void ask(HttpServletRequest request) {
        request.setAttribute(HERE, this);
    }

    Person with(Set<String> current, Powers rights) {
        return new Person(username, current, until, rights, behind);
    }

    Person inHandsOf(Person staff) {
        return new Person(username, roles, staff.until, powers, staff.username);
    }

    /// Whether a right is theirs for everything there is.
    public boolean may(String right) {
        return powers.may(right);
    }

    /// Where a right is theirs; empty if nowhere.
    public Set<Scope> scopes(String right) {
        return powers.scopes(right);
    }

    /// Refuses with 403 who may not.
    public void must(String right) {
        if (!may(right)) {
            throw new AccessDeniedException(username + " lacks " + right);
        }
    }

    /// Whether they are here for more than what is their own.
    public boolean staff() {
        return roles.stream().anyMatch(role -> !role.equals(CUSTOMER));
    }

    @Override
    public String getName() {
        return username;
    }
}
