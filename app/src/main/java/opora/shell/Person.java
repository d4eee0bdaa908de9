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
/// @param session what the token belongs to; empty for one without
/// @param proofs how they proved who they are, in the words of RFC 8176: `pwd` for a password, more
///   for a second factor
/// @param limits the scopes of a program's token; absent for who may do all that is theirs
/// @param behind who of the staff really sits there, acting in this person's place
public record Person(
        String username,
        Set<String> roles,
        Instant until,
        String session,
        Set<String> proofs,
        @Nullable Set<String> limits,
        Powers powers,
        @Nullable String behind)
        implements AuthenticatedPrincipal {
    public static final String CUSTOMER = "customer";
    public static final String PASSWORD = "pwd";
    public static final String ADMINISTRATOR = "administrator";

    private static final String HERE = Person.class.getName();

    public Person {
        roles = Set.copyOf(roles);
        proofs = Set.copyOf(proofs);
        limits = limits == null ? null : Set.copyOf(limits);
    }

    /// Who is known by a token, before anybody looked up what they may do.
    Person(String username, Set<String> roles, Instant until) {
        this(username, roles, until, "", Set.of());
    }

    /// The same, with the session and the proofs of the token.
    Person(String username, Set<String> roles, Instant until, String session, Set<String> proofs) {
        this(username, roles, until, session, proofs, null, Powers.NONE, null);
    }

    /// Who is asking; null for a stranger.
    public static @Nullable Person asking(HttpServletRequest request) {
        return (Person) request.getAttribute(HERE);
    }

    void ask(HttpServletRequest request) {
        request.setAttribute(HERE, this);
    }

    Person with(Set<String> current, Powers rights) {
        return new Person(username, current, until, session, proofs, limits, rights, behind);
    }

    Person inHandsOf(Person staff) {
        return new Person(
                username,
                roles,
                staff.until,
                staff.session,
                staff.proofs,
                staff.limits,
                powers,
                staff.username);
    }

    /// Whether a right is theirs for everything there is.
    public boolean may(String right) {
        return powers.may(right);
    }

    /// Where a right is theirs; empty if nowhere.
    public Set<Scope> scopes(String right) {
        return powers.scopes(right);
    }

    /// Whether a right is theirs for some place at least, which what is their own is not.
    public boolean maySomewhere(String right) {
        return scopes(right).stream().anyMatch(scope -> scope.reach() != Reach.OWN);
    }

    /// Refuses with 403 who may not.
    public void must(String right) {
        refuseUnless(may(right), right);
    }

    /// Refuses with 403 who may nowhere.
    public void mustSomewhere(String right) {
        refuseUnless(maySomewhere(right), right);
    }

    private void refuseUnless(boolean may, String right) {
        if (!may) {
            throw new AccessDeniedException(username + " lacks " + right);
        }
    }

    /// Whether they are here for more than what is their own.
    public boolean staff() {
        return roles.stream().anyMatch(role -> !role.equals(CUSTOMER));
    }

    /// Whether they showed more than a password.
    public boolean strong() {
        return proofs.stream().anyMatch(proof -> !proof.equals(PASSWORD));
    }

    /// Refuses what needs more than a password: a browser is led to prove it and comes back, a
    /// program is told.
    public void mustBeStrong() {
        if (!strong()) {
            throw new WeakProof();
        }
    }

    @Override
    public String getName() {
        return username;
    }
}
