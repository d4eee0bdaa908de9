package opora.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What holds for every endpoint there is, read from the description of the API: a refusal is a
/// problem, with the right status and in the right form.
class RestRulesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor person =
            app.person("rest-rules", Set.of("customer", "staff", "administrator"));
    private final JsonNode paths = person.get("/api/openapi.json").json().at("/paths");

    @Test
    void everyAnswerSaysItsVersionAndAnotherOneIsRefused() {
        var current = person.get("/api/session", "API-Version", "1");
        assertThat(current.status()).isEqualTo(200);
        assertThat(current.header("API-Version")).hasValue("1");
        assertThat(app.stranger().get("/api/session").header("API-Version")).hasValue("1");
        var other = person.get("/api/session", "API-Version", "2", "Accept-Language", "en");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.at("/detail")).contains("API-Version");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        each(
                "requestBody",
                call -> assertProblem(call, call.send("{\"a", "application/json"), 400));
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        each("requestBody", call -> assertProblem(call, call.send("a=b", "text/plain"), 415));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var large = "{\"a\":\"" + "b".repeat(70_000) + "\"}";
        each("requestBody", call -> assertProblem(call, call.send(large, "application/json"), 413));
    }

    @Test
    void anotherMethodIsRefusedAndTheRightOnesAreNamed() {
        for (var path : paths.properties()) {
            var call = new Call("PATCH", path.getKey());
            var refused = call.send("{}", "application/json");
            assertProblem(call, refused, 405);
            assertThat(refused.header("Allow").orElse("").split(",\\s*"))
                    .containsAll(
                            path.getValue().propertyNames().stream()
                                    .map(name -> name.toUpperCase(java.util.Locale.ROOT))
                                    .toList());
        }
    }

    @Test
    void aFormNobodyWritesIsRefused() {
        for (var path : paths.properties()) {
            if (!path.getKey().contains("{") && path.getValue().has("get")) {
                var answer = person.get(path.getKey(), "Accept", "image/png");
                if (answer.status() < 400 || answer.status() == 406) {
                    assertProblem(new Call("GET", path.getKey()), answer, 406);
                }
            }
        }
    }

    @Test
    void saysHowMuchMayStillBeAsked() {
        assertThat(left(person.get("/api/wallet"))).isBetween(1, 1199);
        assertThat(person.get("/api/wallet").header("RateLimit-Policy")).hasValue("1200;w=60");
        assertThat(app.stranger().get("/api/products").header("RateLimit-Limit")).isEmpty();
    }

    private static int left(Visitor.Answer answer) {
        return Integer.parseInt(answer.header("RateLimit-Remaining").orElseThrow());
    }

    /// Every operation that has this; forms, which are no JSON, aside.
    private void each(String part, Consumer<Call> rule) {
        var calls = new ArrayList<Call>();
        for (var path : paths.properties()) {
            for (var one : path.getValue().properties()) {
                if (one.getValue().at("/" + part + "/content").has("application/json")) {
                    calls.add(
                            new Call(
                                    one.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey()));
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(20);
        calls.forEach(rule);
    }

    private static void assertProblem(Call call, Visitor.Answer answer, int status) {
        assertThat(answer.status()).as(call + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .as(call.toString())
                .hasValue("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(List.of(answer.at("/title"), answer.at("/detail")))
                .allSatisfy(words -> assertThat(words).isNotBlank().doesNotStartWith("problem."));
    }

    private class Call {
        private final String method;
        private final String path;

        Call(String method, String pattern) {
            this.method = method;
            this.path = pattern.replaceAll("\\{[^}]*}", "1");
        }

        Visitor.Answer send(String body, String type) {
            return person.send(
                    person.request(path, "Content-Type", type, "Idempotency-Key", "1")
                            .method(method, BodyPublishers.ofString(body)));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
