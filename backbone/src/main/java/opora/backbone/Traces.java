package opora.backbone;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/// The W3C trace parent of the running span.
final class Traces {
    private Traces() {}

    static @Nullable String current() {
        return parentOf(Span.current().getSpanContext());
    }

    static @Nullable String parentOf(SpanContext span) {
        return span.isValid()
                ? "00-"
                        + span.getTraceId()
                        + "-"
                        + span.getSpanId()
                        + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
