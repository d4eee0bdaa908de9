package opora.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.shell.Flaw;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// A role as an administrator fills it in.
///
/// @param seen when the role had last changed as they saw it, in milliseconds
public record RoleForm(
        @Nullable String name,
        @Nullable String title,
        @Nullable Set<String> rights,
        @Nullable Long seen) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,30}[a-z0-9]");
    private static final int LONGEST_TITLE = 60;

    public static RoleForm empty() {
        return new RoleForm("", "", Set.of(), null);
    }

    static RoleForm of(Role role) {
        return new RoleForm(
                role.name(), role.title(), role.rights(), role.changedAt().toEpochMilli());
    }

    public String typedName() {
        return Objects.requireNonNullElse(name, "").strip();
    }

    public String typedTitle() {
        return Objects.requireNonNullElse(title, "").strip();
    }

    public Set<String> chosen() {
        return Objects.requireNonNullElse(rights, Set.of());
    }

    /// By the words of its page.
    Map<String, String> told(Frame frame) {
        var told = new LinkedHashMap<String, String>();
        told.put(frame.text("identity.role.title"), typedTitle());
        var all = chosen().stream().map(right -> frame.text("right." + right)).sorted();
        told.put(frame.text("identity.role.rights"), all.collect(Collectors.joining("\n")));
        return told;
    }

    boolean sawAllOf(Instant changedAt) {
        return seen != null && seen == changedAt.toEpochMilli();
    }

    List<Flaw> flawsOfNew() {
        var flaws = new ArrayList<Flaw>();
        if (!NAME.matcher(typedName()).matches()) {
            flaws.add(Flaw.of("name", "identity.flaw.role.name"));
        }
        flaws.addAll(flawsOfTitle());
        return flaws;
    }

    List<Flaw> flawsOfTitle() {
        var fits = !typedTitle().isEmpty() && typedTitle().length() <= LONGEST_TITLE;
        return fits ? List.of() : List.of(Flaw.of("title", "identity.flaw.role.title"));
    }
}
