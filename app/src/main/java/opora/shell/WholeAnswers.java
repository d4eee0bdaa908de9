package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sends each answer in one piece with its length: Spring flushes what it has written before it is
/// told that nothing follows, which costs each answer a second packet. Streams are flushed as ever.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class WholeAnswers extends OncePerRequestFilter {
    private static final String STREAM = "text/event-stream";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Whole(request, response));
    }

    private static class Whole extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        Whole(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void flushBuffer() throws IOException {
            var type = getContentType();
            if (request.isAsyncStarted() || type != null && type.startsWith(STREAM)) {
                super.flushBuffer();
            }
        }
    }
}
