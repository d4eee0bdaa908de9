package opora.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Stops a body at its limit, whether its length was announced or not.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
    private final long usualBytes;
    private final Supplier<Map<String, Long>> roomy;
    private final HandlerExceptionResolver refusals;

    BodyLimit(
            ShellSettings settings,
            ObjectProvider<Roomy> roomy,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.usualBytes = settings.largestBody().toBytes();
        this.roomy =
                SingletonSupplier.of(
                        () ->
                                roomy.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Roomy::path,
                                                        one -> one.largest().toBytes())));
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        var limitBytes = Objects.requireNonNull(roomy.get().getOrDefault(path, usualBytes));
        if (request.getContentLengthLong() > limitBytes) {
            refusals.resolveException(request, response, null, new BodyTooLarge());
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Limited(request, limitBytes), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static class Limited extends HttpServletRequestWrapper {
        private final long limitBytes;

        Limited(HttpServletRequest request, long limitBytes) {
            super(request);
            this.limitBytes = limitBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limitBytes);
        }
    }

    private static class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long limitBytes;
        private long readBytes;

        Counted(ServletInputStream body, long limitBytes) {
            this.body = body;
            this.limitBytes = limitBytes;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            return next < 0 ? next : (int) counted(1, next);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var some = body.read(into, from, length);
            return some < 0 ? some : (int) counted(some, some);
        }

        private long counted(int more, int answer) throws IOException {
            readBytes += more;
            if (readBytes > limitBytes) {
                throw new BodyTooLarge();
            }
            return answer;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
