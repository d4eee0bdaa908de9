package opora.shell;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What an answer says of a limit (draft-ietf-httpapi-ratelimit-headers): how many a minute, how
/// many are left now, and in how many seconds there is one more, or all of them again.
final class LimitHeaders {
    static final String LIMIT = "RateLimit-Limit";
    static final String REMAINING = "RateLimit-Remaining";
    static final String RESET = "RateLimit-Reset";
    static final String POLICY = "RateLimit-Policy";

    private static final int SECONDS = 60;

    private LimitHeaders() {}

    /// Tells the answer under way, if there is one. Where several limits count, the one with the
    /// least left is told.
    static void tell(int perMinute, double left, boolean granted) {
        var response = answering();
        if (response != null) {
            tell(response, perMinute, left, granted);
        }
    }

    private static @Nullable HttpServletResponse answering() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? now.getResponse()
                : null;
    }

    private static void tell(
            HttpServletResponse response, int perMinute, double left, boolean granted) {
        var whole = (int) left;
        var known = response.getHeader(REMAINING);
        if (granted && known != null && Integer.parseInt(known) <= whole) {
            return;
        }
        response.setIntHeader(LIMIT, perMinute);
        response.setIntHeader(REMAINING, whole);
        response.setIntHeader(RESET, seconds(perMinute - left, perMinute));
        response.setHeader(POLICY, perMinute + ";w=" + SECONDS);
        if (!granted) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, seconds(1 - left, perMinute));
        }
    }

    private static int seconds(double missing, int perMinute) {
        return (int) Math.ceil(missing * SECONDS / perMinute);
    }
}
