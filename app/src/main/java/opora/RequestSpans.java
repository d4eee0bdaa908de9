package opora;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Opens a span for every request, so that what the request publishes belongs to its trace, and to
/// the caller's if it names one.
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestSpans extends OncePerRequestFilter {
    private final Tracer tracer;
    private final boolean off;

    RequestSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("opora.web");
        this.off = telemetry == OpenTelemetry.noop();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return off;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), request, FROM_HEADERS);
        var span =
                tracer.spanBuilder(request.getMethod())
                        .setSpanKind(SpanKind.SERVER)
                        .setParent(caller)
                        .setAttribute("http.request.method", request.getMethod())
                        .setAttribute("url.path", request.getRequestURI())
                        .startSpan();
        try (var scope = span.makeCurrent()) {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            span.recordException(e);
            throw e;
        } finally {
            var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (route != null) {
                span.updateName(request.getMethod() + " " + route);
            }
            span.setAttribute("http.response.status_code", response.getStatus());
            if (response.getStatus() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static final TextMapGetter<HttpServletRequest> FROM_HEADERS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(HttpServletRequest request) {
                    return Collections.list(request.getHeaderNames());
                }

                @Override
                public @Nullable String get(@Nullable HttpServletRequest request, String name) {
                    return request == null ? null : request.getHeader(name);
                }
            };
}
