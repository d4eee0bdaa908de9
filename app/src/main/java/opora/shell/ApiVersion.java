package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Every answer of the API says which version it is. A program that names the one it was written
/// for is refused by an installation that does not speak it, before anything is done.
public class ApiVersion extends OncePerRequestFilter {
    /// Rises when something that programs rely on goes or means something else; new fields and
    /// endpoints leave it as it is.
    public static final String CURRENT = "1";

    public static final String HEADER = "API-Version";

    private final HandlerExceptionResolver refusals;

    ApiVersion(HandlerExceptionResolver refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SignIn.api(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HEADER, CURRENT);
        var wanted = request.getHeader(HEADER);
        if (wanted == null || wanted.strip().equals(CURRENT)) {
            chain.doFilter(request, response);
        } else {
            var other = new Refused(HttpStatus.BAD_REQUEST, "problem.version");
            refusals.resolveException(request, response, null, other);
        }
    }
}
