package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class OutboundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

    private final Outbound strict = new Outbound(settings());
    private final Outbound inside = new Outbound(settings("127.0.0.1/32"));

    private static ShellSettings settings(String... inner) {
        return new ShellSettings(
                DataSize.ofKilobytes(64),
                0,
                "en",
                List.of(),
                List.of(inner),
                ZoneId.of("UTC"),
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1"
            })
    void insideIsOutOfReach(String address) throws Exception {
        assertThat(new Reachable(List.of()).is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "2606:4700:4700::1111"})
    void outsideIsNot(String address) throws Exception {
        assertThat(new Reachable(List.of()).is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://[::1]:1/",
                "http://2130706433:1/",
                "http://0x7f000001:1/",
                "http://127.1:1/",
                "http://[::ffff:127.0.0.1]:1/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "http://user:word@example.org/",
                "nothing"
            })
    void nothingTypedLeadsInside(String address) {
        assertThat(strict.allows(URI.create(address))).isFalse();
        assertThatThrownBy(() -> strict.post(URI.create(address), Map.of(), WORDS, PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("refused");
    }

    @Test
    void sendsAndReadsAndFollowsNoRedirection() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/there",
                exchange -> {
                    asked.incrementAndGet();
                    var body = exchange.getRequestBody().readAllBytes();
                    var name = exchange.getRequestHeaders().getFirst("X-Name");
                    var answer = (new String(body, StandardCharsets.UTF_8) + " " + name).getBytes();
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.createContext(
                "/away",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/there");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
        try {
            var home = "http://127.0.0.1:" + server.getAddress().getPort();
            var there =
                    inside.post(
                            URI.create(home + "/there?a=b"),
                            Map.of("X-Name", "n"),
                            WORDS,
                            PATIENCE);
            assertThat(there.taken()).isTrue();
            assertThat(there.body()).isEqualTo("words n");
            var away = inside.post(URI.create(home + "/away"), Map.of(), WORDS, PATIENCE);
            assertThat(away.status()).isEqualTo(302);
            assertThat(away.taken()).isFalse();
            assertThat(asked).hasValue(1);
            assertThatThrownBy(
                            () ->
                                    inside.post(
                                            URI.create(home + "/there"),
                                            Map.of("X-Name", "n\r\nX: y"),
                                            WORDS,
                                            PATIENCE))
                    .hasMessageContaining("not a header");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aReceiverThatDripsIsLeftInTime() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.startVirtualThread(
                    () -> {
                        try (var one = server.accept()) {
                            while (true) {
                                one.getOutputStream().write('H');
                                Thread.sleep(50);
                            }
                        } catch (IOException | InterruptedException e) {
                            // it left
                        }
                    });
            var address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            var began = System.nanoTime();
            assertThatThrownBy(() -> inside.post(address, Map.of(), WORDS, Duration.ofMillis(400)))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        }
    }
}
