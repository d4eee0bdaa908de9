package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import opora.engines.FreePort;
import org.junit.jupiter.api.Test;

class TextLineTest {
    @Test
    void speaksAsTheGatewayWants() throws Exception {
        var asked = new AtomicReference<String>();
        var status = new AtomicInteger(200);
        var gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    asked.set(
                            exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("X-Key")
                                    + " "
                                    + body);
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        gateway.start();
        var home = "http://127.0.0.1:" + gateway.getAddress().getPort();
        try (var line = line(home + "/send?to={to}", "application/json", "{\"text\":\"{text}\"}")) {
            assertThat(line.send(letter("+79123456789"))).isInstanceOf(Answer.Taken.class);
            assertThat(asked.get())
                    .isEqualTo("/send?to=%2B79123456789 k {\"text\":\"Тема \\\"!\\nСлова\"}");
            status.set(503);
            assertThat(line.send(letter("+79123456789"))).isInstanceOf(Answer.PutOff.class);
            status.set(400);
            assertThat(line.send(letter("+79123456789"))).isInstanceOf(Answer.Refused.class);
            assertThat(line.send(letter(""))).isInstanceOf(Answer.Refused.class);
        } finally {
            gateway.stop(0);
        }
        var nobody = "http://127.0.0.1:" + FreePort.next();
        try (var line = line(nobody, "application/x-www-form-urlencoded", "text={text}")) {
            assertThat(line.send(letter("+7912345678"))).isInstanceOf(Answer.Nobody.class);
        }
        try (var line = line(null, "", "")) {
            assertThat(line.send(letter("+7912345678"))).isInstanceOf(Answer.Refused.class);
        }
    }

    private static TextLine line(String url, String type, String body) {
        var settings = new TextSettings(url, "POST", body, type, Map.of("X-Key", "k"));
        return new TextLine(settings, Duration.ofSeconds(5));
    }

    private static Letter letter(String phone) {
        return new Letter(
                1,
                "n-1",
                "r",
                "anna",
                "OTHER",
                phone,
                "ru",
                "Тема \"!",
                "Слова",
                0,
                0,
                Instant.now(),
                "c",
                "e",
                null,
                "SERVICE",
                "text",
                null,
                null);
    }
}
