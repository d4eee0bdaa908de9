package opora.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// What an administrator types about an app.
///
/// @param redirects where people are sent back to, one a line
/// @param keepsSecrets false for apps on phones and in browsers
record ConnectedAppForm(
        @Nullable String name,
        @Nullable String redirects,
        @Nullable List<String> scopes,
        @Nullable Boolean keepsSecrets) {
    static final ConnectedAppForm EMPTY = new ConnectedAppForm("", "", List.of(), true);
    private static final int LONGEST_NAME = 60;
    private static final int MOST_REDIRECTS = 10;
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    List<Flaw> flaws(List<String> known) {
        var flaws = new ArrayList<Flaw>();
        if (called().isEmpty()
                || called().length() > LONGEST_NAME
                || called().chars().anyMatch(Character::isISOControl)) {
            flaws.add(Flaw.of("name", "identity.step.flaw.title", LONGEST_NAME));
        }
        if (addresses().isEmpty()
                || addresses().size() > MOST_REDIRECTS
                || !addresses().stream().allMatch(ConnectedAppForm::safe)) {
            flaws.add(Flaw.of("redirects", "identity.apps.flaw.redirects"));
        }
        if (wished().isEmpty() || !known.containsAll(wished())) {
            flaws.add(Flaw.of("scopes", "identity.tokens.flaw.scopes"));
        }
        return flaws;
    }

    /// A browser does not send a box that is not ticked.
    boolean keeps() {
        return Boolean.TRUE.equals(keepsSecrets);
    }

    String called() {
        return name == null ? "" : name.strip();
    }

    List<String> addresses() {
        return redirects == null
                ? List.of()
                : redirects.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    List<String> wished() {
        return scopes == null ? List.of() : scopes;
    }

    /// Over TLS, or on the person's own machine.
    private static boolean safe(String address) {
        try {
            var uri = new URI(address);
            var host = uri.getHost();
            return host != null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && address.length() < 500
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && HERE.contains(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
