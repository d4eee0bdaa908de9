package opora.bench;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// People who come one after the other: each joins at identity, signs in, puts money into a wallet
/// at billing and then orders at the gateway until it is over, all of it over HTTP.
final class Crowd implements AutoCloseable {
    private static final String SECRET = "Opora-chaos-2026!";
    private static final long RICH = 100_000_000;
    private static final long POOR = 2_000_000;
    private static final int POOR_EVERY = 5;
    private static final int FIRST = 5;
    private static final double ASKED_TWICE = 0.05;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);
    private static final List<String> PRODUCTS = List.of("cable-usb-c", "charger-65w");

    private final Insistence http;
    private final Promises promises;
    private final long seed;
    private final double rate;
    private final List<String> joined = new CopyOnWriteArrayList<>();
    private final ExecutorService lives = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    /// @param rate orders a second of all together, once all are there
    Crowd(Insistence http, Promises promises, long seed, double rate) {
        this.http = http;
        this.promises = promises;
        this.seed = seed;
        this.rate = rate;
    }

    /// The first ones come at once.
    ///
    /// @param over how long it takes until the last one has come
    Crowd start(int people, Duration over) {
        for (int number = 1; number <= people; number++) {
            var person = number;
            var after = over.toMillis() * Math.max(0, number - FIRST) / people;
            lives.submit(() -> live(person, after, people / rate));
        }
        return this;
    }

    /// Who can order by now.
    List<String> joined() {
        return joined;
    }

    private boolean live(int number, long afterMillis, double secondsBetween) {
        var random = new Random(seed * 1_000 + number);
        var name = "customer-" + number;
        Pause.millis(afterMillis);
        var token = "Bearer " + join(name);
        deposit(name, number % POOR_EVERY == 0 ? POOR : RICH, token);
        joined.add(name);
        while (!closing) {
            order(random, token);
            Pause.millis((long) (random.nextDouble() * 2_000 * secondsBetween));
        }
        return true;
    }

    private String join(String name) {
        var joining =
                """
                {"username": "%s", "email": "%s@chaos.example", "password": "%s"}"""
                        .formatted(name, name, SECRET);
        expect(201, http.post("identity", "/api/registrations", joining));
        promises.joined(name);
        var session =
                """
                {"username": "%s", "password": "%s"}"""
                        .formatted(name, SECRET);
        return expect(201, http.post("identity", "/api/session", session)).field("token");
    }

    private void deposit(String name, long amount, String token) {
        var wish = "{\"amount\": " + amount + "}";
        expect(201, ask("billing", "/api/wallet/top-ups", wish, token, UUID.randomUUID()));
        promises.deposited(name, amount);
    }

    private void order(Random random, String token) {
        var wish =
                """
                {"items": [{"productId": "%s", "quantity": %d}], "deliveryAddress": "1 Test Street"}"""
                        .formatted(
                                PRODUCTS.get(random.nextInt(PRODUCTS.size())),
                                1 + random.nextInt(3));
        var key = UUID.randomUUID();
        var request = place(wish, token, key);
        promises.ordered(request);
        if (random.nextDouble() < ASKED_TWICE && !place(wish, token, key).equals(request)) {
            promises.contradicted();
        }
    }

    private String place(String wish, String token, UUID key) {
        var answer = ask("gateway", "/api/orders", wish, token, key);
        return expect(answer.status() == 202 ? 202 : 201, answer).field("requestId");
    }

    private Insistence.Answer ask(
            String context, String path, String wish, String token, UUID key) {
        return http.post(
                context, path, wish, "Authorization", token, "Idempotency-Key", key.toString());
    }

    private static Insistence.Answer expect(int status, Insistence.Answer answer) {
        if (answer.status() != status) {
            System.out.println("  unexpected: " + answer);
            throw new IllegalStateException("unexpected: " + answer);
        }
        return answer;
    }

    /// Everybody hears what became of their last wish.
    @Override
    public void close() throws InterruptedException {
        closing = true;
        http.until(LAST_ANSWERS);
        lives.shutdown();
        if (!lives.awaitTermination(LAST_ANSWERS.toSeconds() + 10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("somebody never got an answer");
        }
    }
}
