package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/// Sees to it that nothing a signed-in person changes, or is refused to change, is missing from the
/// journal, whether or not anybody thought of telling it there; nor anything that staff looks at in
/// somebody's place.
class JournalRequests extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(JournalRequests.class);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Set<String> DRESSING =
            Set.of("/worker.js", "/offline", "/manifest.webmanifest");

    private final Journal journal;

    JournalRequests(Journal journal) {
        this.journal = journal;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var person = Person.asking(request);
        var inPlaceOf = person != null && person.behind() != null && !dressing(request);
        return HARMLESS.contains(request.getMethod()) && !inPlaceOf;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // signing out forgets who it was
        var person = Person.asking(request);
        try {
            chain.doFilter(request, response);
        } finally {
            if (person != null && !Journal.told(request) && !hasEvent(request, response)) {
                tell(request, person, response.getStatus());
            }
        }
    }

    /// What pages are dressed with shows nothing of anybody.
    private static boolean dressing(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || DRESSING.contains(path);
    }

    private void tell(HttpServletRequest request, Person person, int status) {
        try {
            var deed = Deed.of("request", Addressed.path(request));
            journal.tellAnswered(request, person, deed, status);
        } catch (RuntimeException e) {
            log.error("the journal misses {} of {}", Addressed.of(request), person.username(), e);
        }
    }

    private static boolean hasEvent(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() < 400
                && Objects.requireNonNull(Person.asking(request)).behind() == null
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod handler
                && handler.hasMethodAnnotation(ToldByEvents.class);
    }
}
