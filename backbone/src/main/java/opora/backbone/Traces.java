package opora.backbone;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace parent, as it travels beside an event.
final class Traces {
    private static final Pattern PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2}).*");

    private Traces() {}

    /// Names the running span, or null when there is none.
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

    /// Where a span that follows belongs; a parent that makes no sense counts as none.
    static Context after(@Nullable String parent) {
        var matcher = parent == null ? null : PARENT.matcher(parent);
        if (matcher == null || !matcher.matches()) {
            return Context.root();
        }
        var remote =
                SpanContext.createFromRemoteParent(
                        matcher.group(1),
                        matcher.group(2),
                        TraceFlags.fromHex(matcher.group(3), 0),
                        TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }
}
