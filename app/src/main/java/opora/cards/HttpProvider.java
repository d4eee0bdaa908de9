package opora.cards;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import opora.Settings;
import opora.shell.IdempotencyKey;
import opora.shell.MasterKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the provider over HTTP: every answer in its time, failures counted, nothing of a card
/// in the log.
@Component
class HttpProvider implements Provider {
    private static final Logger log = LoggerFactory.getLogger(HttpProvider.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Everything else is a fault, and says nothing about a charge.
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 404, 422);

    private final CardsSettings settings;
    private final Settings process;
    private final Environment environment;
    private final String secret;
    private final Breaker breaker;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    HttpProvider(
            CardsSettings settings, Settings process, Environment environment, MasterKey master) {
        this.settings = settings;
        this.process = process;
        this.environment = environment;
        this.breaker = new Breaker(settings.failures(), settings.rest(), System::nanoTime);
        var given = settings.secret();
        this.secret =
                given != null
                        ? given
                        : Base64.getUrlEncoder().encodeToString(master.derive("acquirer"));
    }

    @Override
    public Shown show(CardNumber number, YearMonth until, String code) {
        var body =
                Map.of(
                        "number", number.digits(),
                        "month", until.getMonthValue(),
                        "year", until.getYear(),
                        "code", code);
        return post("/tokens", null, body)
                .<Shown>map(
                        answer ->
                                answer.statusCode() == 200
                                        ? new Shown.Known(text(answer, "/token"))
                                        : new Shown.Unknown(text(answer, "/errors/0/field")))
                .orElseGet(Shown.Away::new);
    }

    @Override
    public Answer charge(String key, Wish wish) {
        var body = new HashMap<String, Object>();
        body.put("token", wish.token());
        body.put("amount", wish.amount());
        body.put("currency", wish.currency());
        body.put("present", wish.returnUrl() != null);
        body.put("returnUrl", wish.returnUrl());
        return answer(post("/charges", key, body));
    }

    @Override
    public Answer find(String key) {
        return answer(
                send(
                        "/charges?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8),
                        HttpRequest.Builder::GET));
    }

    private static Answer answer(Optional<HttpResponse<String>> answer) {
        return answer.map(HttpProvider::answer).orElseGet(() -> new Answer.Unknown("NO_ANSWER"));
    }

    private static Answer answer(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            var gone = answer.statusCode() == 404;
            return new Answer.Declined("", gone ? "NO_CARD" : "REFUSED");
        }
        var id = text(answer, "/id");
        return switch (text(answer, "/state")) {
            case "APPROVED" -> new Answer.Approved(id);
            case "DECLINED" -> new Answer.Declined(id, text(answer, "/reason"));
            case "ACTION_REQUIRED" -> new Answer.ActionNeeded(id, text(answer, "/actionUrl"));
            default -> new Answer.Unknown("UNREADABLE");
        };
    }

    @Override
    public Refund refund(String key, String chargeId, long amount) {
        return post("/charges/" + chargeId + "/refunds", key, Map.of("amount", amount))
                .map(answer -> answer.statusCode() == 200 ? Refund.DONE : Refund.REFUSED)
                .orElse(Refund.UNKNOWN);
    }

    private Optional<HttpResponse<String>> post(
            String path, @Nullable String key, Map<String, ?> body) {
        return send(
                path,
                request -> {
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
                    if (key != null) {
                        request.header(IdempotencyKey.HEADER, key);
                    }
                });
    }

    /// Empty when there was no answer that says anything.
    private Optional<HttpResponse<String>> send(
            String path, Consumer<HttpRequest.Builder> question) {
        var base = address();
        if (base.isEmpty() || !breaker.lets()) {
            return Optional.empty();
        }
        var request =
                HttpRequest.newBuilder(URI.create(base.get() + "/api/acquirer/v1" + path))
                        .timeout(settings.patience())
                        .header("Acquirer-Secret", secret);
        question.accept(request);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (!ANSWERS.contains(answer.statusCode())) {
                return failed(path, "status " + answer.statusCode());
            }
            breaker.answered();
            return Optional.of(answer);
        } catch (IOException e) {
            return failed(path, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<HttpResponse<String>> failed(String path, String why) {
        breaker.failed();
        log.warn("the payment provider gave no answer to {}: {}", path, why);
        return Optional.empty();
    }

    /// Empty as long as there is no provider: none is set, and the sandbox is not in this process.
    private Optional<String> address() {
        var given = settings.provider();
        if (given != null) {
            return Optional.of(given.toString());
        }
        var web = process.web();
        var port = environment.getProperty("local.server.port");
        if (!process.contexts().contains("acquirer") || port == null) {
            return Optional.empty();
        }
        if (web.tls()) {
            return Optional.of(
                    "http://127.0.0.1:" + environment.getRequiredProperty("opora.inner-port"));
        }
        var everywhere = web.address().equals("0.0.0.0") || web.address().equals("::");
        return Optional.of("http://" + (everywhere ? "127.0.0.1" : web.address()) + ":" + port);
    }

    private static String text(HttpResponse<String> answer, String path) {
        return json(answer).at(path).asString("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
