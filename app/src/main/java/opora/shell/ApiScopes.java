package opora.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a program may be allowed to do in somebody's name: `orders:read` opens what is read below
/// `/api/orders`, `orders:write` all of it. A context offers an area by a text `scope.<area>`; what
/// has none, such as one's sessions, no program is ever allowed.
public final class ApiScopes {
    public static final String READ = ":read";
    public static final String WRITE = ":write";
    private static final String TEXT = "scope.";
    private static final Set<String> WHO = Set.of("/api/session", "/api/oauth/userinfo");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern AREA = Pattern.compile("/api/([a-z0-9-]+)(?:/.*)?");

    private ApiScopes() {}

    /// All there are.
    public static List<String> all(Texts texts) {
        var scopes = new ArrayList<String>();
        for (var key : texts.keys(TEXT)) {
            var area = key.substring(TEXT.length());
            scopes.add(area + READ);
            scopes.add(area + WRITE);
        }
        return scopes;
    }

    /// What people call it: the area, and whether it may be changed.
    public static String named(Frame frame, String scope) {
        var colon = scope.indexOf(':');
        var area = frame.text(TEXT + scope.substring(0, colon));
        return frame.text("shell.scope." + scope.substring(colon + 1), area);
    }

    /// Every program may ask whose it is.
    static boolean allow(Set<String> scopes, String method, String path) {
        var safe = SAFE.contains(method);
        var area = AREA.matcher(path);
        if (!area.matches() || path.contains("/.") || path.contains("%") || path.contains(";")) {
            return false;
        }
        return safe && WHO.contains(path)
                || scopes.contains(area.group(1) + WRITE)
                || safe && scopes.contains(area.group(1) + READ);
    }
}
