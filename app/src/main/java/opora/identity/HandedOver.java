package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import opora.shell.Forms;
import opora.shell.Go;
import opora.shell.Keycloak;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Where signing in is handed over to Keycloak, nothing here asks for a password, makes an account
/// or changes how somebody proves who they are.
@Component
class HandedOver implements HandlerInterceptor {
    /// Whoever opens one of these goes to Keycloak instead.
    private static final List<String> ASKING = List.of("/sign-in", "/sign-up", "/security/proof");

    private static final List<PathPattern> CLOSED =
            List.of(
                            "/sign-in",
                            "/sign-in/code/**",
                            "/sign-in/forgotten",
                            "/sign-in/reset/*",
                            "/sign-in/unlock/*",
                            "/sign-in/email/*",
                            "/sign-in/passkey/**",
                            "/sign-up",
                            "/invite",
                            "/invitations/*",
                            "/new-account",
                            "/accounts/*/password-link",
                            "/accounts/*/factor-reset",
                            "/locks/**",
                            "/sign-in-rules/**",
                            "/registration-steps/**",
                            "/security/password",
                            "/security/email",
                            "/security/proof",
                            "/security/authenticator/**",
                            "/security/passkeys/**",
                            "/security/recovery-codes",
                            "/api/session/code",
                            "/api/registrations/**",
                            "/api/accounts/*/password-link",
                            "/api/accounts/*/factor-reset")
                    .stream()
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();

    /// To be read, but not to be posted to.
    private static final List<String> READ_ONLY = List.of("/api/session", "/api/accounts");

    private final Keycloak keycloak;

    HandedOver(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!keycloak.on()) {
            return true;
        }
        var path = request.getRequestURI();
        var reads = request.getMethod().equals("GET");
        if (reads && ASKING.contains(path)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", way(request, path.equals("/security/proof")));
            return false;
        }
        var parsed = PathContainer.parsePath(path);
        if (CLOSED.stream().anyMatch(closed -> closed.matches(parsed))
                || !reads && READ_ONLY.contains(path)) {
            throw new Refused(HttpStatus.NOT_FOUND, "identity.keycloak.instead");
        }
        return true;
    }

    private static String way(HttpServletRequest request, boolean again) {
        var wished = request.getParameter("next");
        var next = Go.safe(wished == null ? "/" : wished);
        var asked = Map.of("next", next, "again", String.valueOf(again));
        return "/sign-in/keycloak?" + Forms.of(new java.util.TreeMap<>(asked));
    }
}
