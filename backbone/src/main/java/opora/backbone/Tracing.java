package opora.backbone;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Spans for the three hops of an event: published, carried to Kafka, handled. Each names the one
/// before it as its parent, by the trace parent that travels with the event. While nobody listens
/// it costs one read of a field.
final class Tracing {
    private volatile @Nullable Tracer tracer;

    void tell(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("opora.backbone");
    }

    /// Notes that an event is stored; answers the trace parent it takes along.
    @Nullable String published(EventType<?> type, @Nullable String key, @Nullable String parent) {
        var listening = tracer;
        if (listening == null) {
            return parent;
        }
        var span =
                listening
                        .spanBuilder("publish " + type.topic())
                        .setSpanKind(SpanKind.PRODUCER)
                        .setParent(Traces.after(parent))
                        .setAttribute("messaging.destination.name", type.topic())
                        .setAttribute("messaging.kafka.message.key", key == null ? "" : key)
                        .setAttribute("opora.event", type.name())
                        .startSpan();
        span.end();
        return Traces.parentOf(span.getSpanContext());
    }

    /// Begins when the event was stored and ends when Kafka has it, so it shows how long it waited.
    Relayed relaying(StoredEvent event) {
        var listening = tracer;
        if (listening == null || event.trace() == null) {
            return new Relayed(event.trace(), Span.getInvalid());
        }
        var span =
                about(listening, "relay " + event.topic(), event.topic(), event.trace())
                        .setSpanKind(SpanKind.CLIENT)
                        .setStartTimestamp(event.at())
                        .setAttribute("opora.position", event.position())
                        .startSpan();
        return new Relayed(Traces.parentOf(span.getSpanContext()), span);
    }

    /// @param trace what goes into the record's headers
    record Relayed(@Nullable String trace, Span span) {
        void ends(@Nullable Throwable failure) {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, Failures.sentence(failure));
            }
            span.end();
        }
    }

    /// Opens a span for every event of a batch, which its effects then name as their parent.
    @SuppressWarnings("MustBeClosedChecker") // closed with the handling
    Handling handling(String context, String handler, List<Incoming<?>> batch) {
        var listening = tracer;
        if (listening == null) {
            return new Handling(batch, List.of(), Scope.noop());
        }
        var traced = new ArrayList<Incoming<?>>(batch.size());
        var spans = new ArrayList<Span>(batch.size());
        for (var incoming : batch) {
            var meta = incoming.meta();
            var span =
                    about(listening, "handle " + handler, meta.topic(), meta.trace())
                            .setSpanKind(SpanKind.CONSUMER)
                            .setAttribute("messaging.message.id", meta.id())
                            .setAttribute("opora.context", context)
                            .setAttribute("opora.correlation", meta.correlation())
                            .setAttribute("opora.batch", batch.size())
                            .startSpan();
            spans.add(span);
            traced.add(under(span, incoming));
        }
        var only = spans.size() == 1 ? spans.getFirst() : null;
        return new Handling(traced, spans, only == null ? Scope.noop() : only.makeCurrent());
    }

    private static SpanBuilder about(
            Tracer tracer, String name, String topic, @Nullable String parent) {
        return tracer.spanBuilder(name)
                .setParent(Traces.after(parent))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic);
    }

    private static <E> Incoming<E> under(Span span, Incoming<E> incoming) {
        var parent = Traces.parentOf(span.getSpanContext());
        var meta = incoming.meta();
        return parent == null
                ? incoming
                : new Incoming<>(
                        incoming.event(),
                        new Meta(
                                meta.id(),
                                meta.context(),
                                meta.type(),
                                meta.topic(),
                                meta.key(),
                                meta.time(),
                                meta.correlation(),
                                meta.causation(),
                                parent));
    }

    /// A batch in the hands of a handler.
    record Handling(List<Incoming<?>> batch, List<Span> spans, Scope scope)
            implements AutoCloseable {
        void failed(Throwable failure) {
            for (var span : spans) {
                span.recordException(failure);
                span.setStatus(StatusCode.ERROR, Failures.sentence(failure));
            }
        }

        @Override
        public void close() {
            scope.close();
            spans.forEach(Span::end);
        }
    }
}
