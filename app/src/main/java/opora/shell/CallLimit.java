package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// So many calls a minute for everybody who brings a token: one program that runs wild must not be
/// what everybody else waits for. What is open to strangers has limits of its own.
class CallLimit extends OncePerRequestFilter {
    private final RateLimit calls;
    private final HandlerExceptionResolver refusals;

    CallLimit(int perMinute, HandlerExceptionResolver refusals) {
        this.calls = new RateLimit(perMinute);
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SignIn.api(request) || Person.asking(request) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = Person.asking(request);
        try {
            calls.take(person == null ? "" : person.username());
        } catch (Refused tooMany) {
            refusals.resolveException(request, response, null, tooMany);
            return;
        }
        chain.doFilter(request, response);
    }
}
