package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracingTest {

    @Topic("traced.placed")
    public record Placed(@Key String order) {}

    @Topic("traced.paid")
    public record Paid(@Key String order) {}

    @Topic("traced.shipped")
    public record Shipped(@Key String order) {}

    static class Till {
        final List<Map<String, String>> marks = new CopyOnWriteArrayList<>();

        @Handles
        Paid on(Placed placed) {
            marks.add(MDC.getCopyOfContextMap());
            return new Paid(placed.order());
        }
    }

    static class Storehouse {
        final List<Map<String, String>> marks = new CopyOnWriteArrayList<>();

        @Handles
        List<Outgoing> on(List<Incoming<Paid>> batch) {
            marks.add(MDC.getCopyOfContextMap());
            return batch.stream().map(paid -> paid.causes(shipped(paid.event()))).toList();
        }

        private static Object shipped(Paid paid) {
            return new Shipped(paid.order());
        }
    }

    static class Shop {
        final List<Incoming<Shipped>> shipped = new CopyOnWriteArrayList<>();

        @Handles
        void on(Incoming<Shipped> incoming) {
            shipped.add(incoming);
        }
    }

    private static final class Collector implements SpanExporter {
        final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void showsOneTraceAcrossThreeContexts() throws Exception {
        var till = new Till();
        var storehouse = new Storehouse();
        var shop = new Shop();
        var collector = new Collector();
        try (var telemetry = telemetry(collector);
                var pool = TestEngines.freshDatabase();
                var backbone =
                        new Backbone(
                                        pool,
                                        TestEngines.client(),
                                        new MemoryRegistry(),
                                        new SimpleMeterRegistry(),
                                        BackboneSettings.defaults())
                                .traced(telemetry)) {
            backbone.context("billing", List.of(till));
            backbone.context("stock", List.of(storehouse));
            backbone.context("shop", List.of(shop));
            backbone.start();
            var placed = Outgoing.begins(new Placed("order-1"), "flow-1");
            var database = backbone.database();
            database.transact(
                    "shop",
                    connection -> {
                        database.publish(placed);
                        return placed;
                    });
            Eventually.holds(Duration.ofSeconds(20), () -> assertThat(shop.shipped).hasSize(1));
            Eventually.holds(Duration.ofSeconds(5), () -> assertThat(collector.spans).hasSize(9));
        }

        assertThat(collector.spans.stream().map(SpanData::getTraceId).distinct()).hasSize(1);
        assertThat(pathTo("handle Shop.on", collector.spans))
                .containsExactly(
                        "publish traced.placed",
                        "relay traced.placed",
                        "handle Till.on",
                        "publish traced.paid",
                        "relay traced.paid",
                        "handle Storehouse.on",
                        "publish traced.shipped",
                        "relay traced.shipped",
                        "handle Shop.on");
        assertThat(shop.shipped.getFirst().meta().trace())
                .contains(collector.spans.getFirst().getTraceId());
        assertThat(till.marks.getFirst())
                .containsEntry("context", "billing")
                .containsEntry("correlation", "flow-1")
                .containsKey("event");
        assertThat(storehouse.marks.getFirst()).containsEntry("correlation", "flow-1");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private static OpenTelemetrySdk telemetry(SpanExporter exporter) {
        var spans =
                SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build();
        return OpenTelemetrySdk.builder().setTracerProvider(spans).build();
    }

    private static List<String> pathTo(String name, List<SpanData> spans) {
        var byId = spans.stream().collect(Collectors.toMap(SpanData::getSpanId, span -> span));
        var span =
                spans.stream().filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
        var path = new java.util.ArrayDeque<String>();
        for (var at = span; at != null; at = byId.get(at.getParentSpanId())) {
            path.addFirst(at.getName());
        }
        return List.copyOf(path);
    }
}
