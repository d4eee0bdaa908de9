package opora.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request whose X-Username and X-Roles come from the verified token. What the sender wrote there
/// is dropped.
class Named extends HttpServletRequestWrapper {
    private static final String USERNAME = "X-Username";
    private static final String ROLES = "X-Roles";

    private final @Nullable Person person;

    Named(HttpServletRequest request, @Nullable Person person) {
        super(request);
        this.person = person;
    }

    /// `ROLE_STAFF` and its kind, sorted.
    static List<String> roles(Person person) {
        return person.roles().stream()
                .map(role -> "ROLE_" + role.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (!ours(name)) {
            return super.getHeader(name);
        }
        if (person == null) {
            return null;
        }
        return name.equalsIgnoreCase(USERNAME)
                ? person.username()
                : String.join(",", roles(person));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!ours(name)) {
            return super.getHeaders(name);
        }
        var value = getHeader(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = Collections.list(super.getHeaderNames());
        names.removeIf(Named::ours);
        if (person != null) {
            names.addAll(List.of(USERNAME, ROLES));
        }
        return Collections.enumeration(names);
    }

    private static boolean ours(String name) {
        return name.equalsIgnoreCase(USERNAME) || name.equalsIgnoreCase(ROLES);
    }
}
