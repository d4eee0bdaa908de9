package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// What a small team has before it in its first minute.
class TeamPresetTest {
    private static final String SECRET = "Silver-Bridge-31!";
    private static final int SECONDS_TO_STOP = 60;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path dir;

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    @Test
    void whoJoinsFirstSeesNoShopAndGetsTheFirstRequest() throws Exception {
        try (var running =
                new Running("run", "--preset", "team", "--port", "0", "--data", dir.toString())) {
            var invitation = URI.create(running.until("72 hours: ").strip());
            var address = URI.create(running.until("ready: ").strip().split("\\s")[0]);
            var page = send(HttpRequest.newBuilder(invitation));
            var form =
                    "_csrf=%s&username=boss&email=boss%%40example.org&password=%s"
                            .formatted(
                                    encoded(found(page, "name=\"_csrf\" value=\"([^\"]+)\"")),
                                    encoded(SECRET));
            send(
                    HttpRequest.newBuilder(invitation)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)));
            var session = "{\"username\": \"boss\", \"password\": \"%s\"}".formatted(SECRET);
            var token =
                    found(
                            send(json(address.resolve("/api/session"), session)),
                            "\"token\":\"([^\"]+)\"");
            var bearer = "Bearer " + token;
            var wish =
                    json(address.resolve("/api/tickets"), "{\"subject\": \"Nothing works\"}")
                            .header("Authorization", bearer)
                            .header("Idempotency-Key", UUID.randomUUID().toString());
            var request = found(send(wish), "\"requestId\":\"([^\"]+)\"");
            var ticket = address.resolve("/api/tickets/" + request);
            Eventually.holds(
                    () ->
                            assertThat(
                                            send(
                                                    HttpRequest.newBuilder(ticket)
                                                            .header("Authorization", bearer)))
                                    .contains("\"expert\":\"boss\"", "\"status\":\"working\""));
            var home = send(HttpRequest.newBuilder(address.resolve("/desk")));
            assertThat(home)
                    .contains("href=\"/desk\"", "href=\"/tickets\"")
                    .doesNotContain("href=\"/wallet\"", "href=\"/orders\"", "href=\"/cards\"");
            assertThat(running.interrupted(SECONDS_TO_STOP)).isTrue();
        }
    }

    private static HttpRequest.Builder json(URI where, String body) {
        return HttpRequest.newBuilder(where)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
