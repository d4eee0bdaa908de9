package opora.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a program may be allowed to do in somebody's name: `orders:read` opens what is read below
/// `/api/orders`, `orders:write` all of it. A context offers areas in
/// `scopes/<context>.properties`, with a text `scope.<area>`; what none of them covers, such as
/// one's sessions, no program is ever allowed. Whatever a scope opens, the person still needs the
/// right.
public final class ApiScopes {
    /// The headings, in the order in which people read them.
    private static final List<String> HEADINGS = List.of("own", "money", "desk", "running");

    private static final Set<String> WHO = Set.of("/api/session", "/api/oauth/userinfo");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern PLAIN = Pattern.compile("/api/[a-z0-9-]+(?:/.*)?");
    private static final List<ApiArea> AREAS =
            Declared.in("scopes").entrySet().stream()
                    .map(area -> ApiArea.of(area.getKey(), area.getValue()))
                    .toList();
    private static final List<Group> GROUPS =
            HEADINGS.stream()
                    .map(ApiScopes::gather)
                    .filter(group -> !group.scopes().isEmpty())
                    .toList();
    private static final List<String> ALL =
            GROUPS.stream().flatMap(group -> group.scopes().stream()).toList();

    private ApiScopes() {}

    /// Scopes under one heading, `shell.scopes.<name>`.
    public record Group(String name, List<String> scopes) {
        public Group {
            scopes = List.copyOf(scopes);
        }
    }

    /// All there are.
    public static List<String> all() {
        return ALL;
    }

    public static List<Group> groups() {
        return GROUPS;
    }

    /// What people call it: the area, and what may be done there.
    public static String named(Frame frame, String scope) {
        var colon = scope.indexOf(':');
        var area = frame.text("scope." + scope.substring(0, colon));
        return frame.text("shell.scope." + scope.substring(colon + 1), area);
    }

    /// Every program may ask whose it is.
    static boolean allow(Set<String> scopes, String method, String path) {
        var safe = SAFE.contains(method);
        return safe && WHO.contains(path)
                || area(path).filter(area -> area.opens(scopes, safe)).isPresent();
    }

    /// The scope that it takes; none where no program is let in.
    static Optional<String> opening(String method, String path) {
        var safe = SAFE.contains(method);
        return area(path).filter(area -> area.offers(safe)).map(area -> area.needed(safe));
    }

    /// The most particular one.
    private static Optional<ApiArea> area(String path) {
        if (!PLAIN.matcher(path).matches()
                || path.contains("/.")
                || path.contains("%")
                || path.contains(";")) {
            return Optional.empty();
        }
        return AREAS.stream()
                .filter(area -> area.covers(path) > 0)
                .max(Comparator.comparingInt(area -> area.covers(path)));
    }

    private static Group gather(String heading) {
        return new Group(
                heading,
                AREAS.stream()
                        .filter(area -> area.group().equals(heading))
                        .flatMap(area -> area.scopes().stream())
                        .toList());
    }
}
