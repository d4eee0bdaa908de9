package opora;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sends traces to a collector where one is given. Nothing is traced otherwise.
@Configuration(proxyBeanMethods = false)
class TelemetryWiring {

    /// Where traces go, if anywhere.
    @Bean
    Telemetry telemetry(Settings settings) {
        var collector = settings.telemetry().otlp();
        return collector == null
                ? new Telemetry(Optional.empty())
                : new Telemetry(Optional.of(sender(collector, settings)));
    }

    @Bean
    RequestSpans requestSpans(Telemetry telemetry) {
        return new RequestSpans(
                telemetry.listener().<OpenTelemetry>map(sdk -> sdk).orElse(OpenTelemetry.noop()));
    }

    private static OpenTelemetrySdk sender(String collector, Settings settings) {
        var exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(collector.replaceAll("/+$", "") + "/v1/traces")
                        .build();
        var name =
                Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "opora",
                        AttributeKey.stringKey("opora.contexts"),
                        String.join(",", settings.contexts()));
        var spans =
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(name)))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build();
        return OpenTelemetrySdk.builder().setTracerProvider(spans).build();
    }

    record Telemetry(Optional<OpenTelemetrySdk> listener) implements AutoCloseable {
        @Override
        public void close() {
            listener.ifPresent(OpenTelemetrySdk::close);
        }
    }
}
