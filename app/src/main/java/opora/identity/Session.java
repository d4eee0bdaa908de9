package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import opora.shell.Cookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// How a browser keeps being known: the token in a cookie that no script can read, and a mark by
/// which its next sign-in is no surprise. Nothing that a browser brought along before it signed in
/// is good for anything afterwards; the token of its forms is a new one, too.
@Component
class Session {
    private final BeginSession sessions;
    private final Accounts accounts;
    private final IdentitySettings settings;

    Session(BeginSession sessions, Accounts accounts, IdentitySettings settings) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
    }

    HttpHeaders begin(HttpServletRequest request, String username, Set<String> proofs) {
        return begin(request, username, proofs, _ -> {});
    }

    /// @param begun is told the session's name
    HttpHeaders begin(
            HttpServletRequest request,
            String username,
            Set<String> proofs,
            Consumer<String> begun) {
        var visit = Visit.of(request);
        var mark = visit.mark() == null ? Secrets.fresh() : visit.mark();
        var account = accounts.named(username).orElseThrow();
        var token = sessions.begin(account, proofs, visit.marked(mark));
        begun.accept(token.session());
        var secure = request.isSecure();
        return setting(
                Cookies.SESSION.carrying(token.value(), secure, settings.session()),
                Cookies.DEVICE.carrying(mark, secure),
                formToken(secure));
    }

    /// The same session, proved more strongly than before.
    HttpHeaders strengthen(
            HttpServletRequest request, String username, String session, Set<String> proofs) {
        var account = accounts.named(username).orElseThrow();
        var token = sessions.strengthen(account, session, proofs).value();
        var secure = request.isSecure();
        return setting(Cookies.SESSION.carrying(token, secure, settings.session()));
    }

    HttpHeaders end() {
        return setting(Cookies.SESSION.cleared(), Cookies.CSRF.cleared());
    }

    /// Given and not only taken away: two pages that load at once would each bring their own.
    private static ResponseCookie formToken(boolean secure) {
        return Cookies.CSRF.carrying(UUID.randomUUID().toString(), secure);
    }

    static HttpHeaders setting(ResponseCookie... cookies) {
        var headers = new HttpHeaders();
        for (var cookie : cookies) {
            headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return headers;
    }
}
