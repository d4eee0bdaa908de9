package opora.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import opora.shell.Cookies;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// How a browser keeps being known: the token in a cookie that no script can read. Each sign-in
/// gets a new one.
@Component
class Session {
    private final IssueToken tokens;

    Session(IssueToken tokens) {
        this.tokens = tokens;
    }

    HttpHeaders begin(HttpServletRequest request, String username, Collection<String> roles) {
        var token = tokens.to(username, roles).value();
        return setting(Cookies.SESSION.carrying(token, request.isSecure()).toString());
    }

    HttpHeaders end() {
        return setting(Cookies.SESSION.cleared().toString());
    }

    private static HttpHeaders setting(String cookie) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, cookie);
        return headers;
    }
}
