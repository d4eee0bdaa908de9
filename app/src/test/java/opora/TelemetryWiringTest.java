package opora;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TelemetryWiringTest {
    private static final String CALLER = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static Settings settings(String collector) {
        var usual = Settings.defaults(Path.of("unused"));
        return new Settings(
                Set.of("orders"),
                usual.data(),
                false,
                null,
                usual.web(),
                usual.kafka(),
                usual.patience(),
                new Settings.Telemetry(collector, Settings.LogFormat.TEXT),
                null,
                null);
    }

    @Test
    void sendsWhatARequestDidToTheCollector() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        var collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    var body = exchange.getRequestBody().readAllBytes();
                    received.add(new String(body, StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
        var wiring = new TelemetryWiring();
        var address = "http://127.0.0.1:" + collector.getAddress().getPort();
        var inside = new CopyOnWriteArrayList<String>();
        try (var telemetry = wiring.telemetry(settings(address))) {
            var request = new MockHttpServletRequest("POST", "/api/orders");
            request.addHeader("traceparent", "00-" + CALLER + "-00f067aa0ba902b7-01");
            wiring.requestSpans(telemetry)
                    .doFilter(
                            request,
                            new MockHttpServletResponse(),
                            (in, out) -> inside.add(Span.current().getSpanContext().getTraceId()));
        } finally {
            collector.stop(0);
        }
        assertThat(inside).containsExactly(CALLER);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst()).contains("/api/orders").contains("opora.contexts");
    }

    @Test
    void tracesNothingWithoutACollector() throws Exception {
        var wiring = new TelemetryWiring();
        try (var telemetry = wiring.telemetry(settings(null))) {
            assertThat(telemetry.listener()).isEmpty();
            wiring.requestSpans(telemetry)
                    .doFilter(
                            new MockHttpServletRequest("GET", "/"),
                            new MockHttpServletResponse(),
                            (in, out) ->
                                    assertThat(Span.current().getSpanContext().isValid())
                                            .isFalse());
        }
    }
}
