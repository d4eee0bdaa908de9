package opora.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Customers who ask the desk for help: they write tickets in the portal, add to them at once and
/// later, change their minds about the address, and cancel some.
final class Callers extends Voices {
    private static final double ASKED_TWICE = 0.1;

    private final double perSecond;

    /// @param perSecond what each does
    Callers(Insistence http, Promises promises, double perSecond) {
        super(http, promises);
        this.perSecond = perSecond;
    }

    void begin(String name, String token, long seed) {
        live(() -> ask(name, token, new Random(seed)));
    }

    private void ask(String name, String token, Random random) {
        var mine = new ArrayList<String>();
        while (!closing()) {
            switch (mine.isEmpty() ? 0 : random.nextInt(10)) {
                case 0, 1, 2 -> mine.add(ticket(token, random));
                case 3 -> change(token, one(mine, random));
                case 4 -> cancel(token, one(mine, random));
                default -> say(name, token, one(mine, random), random);
            }
            Pause.millis((long) (random.nextDouble() * 2_000 / perSecond));
        }
    }

    private static String one(List<String> mine, Random random) {
        return mine.get(random.nextInt(mine.size()));
    }

    private String ticket(String token, Random random) {
        var wish = "{\"subject\": \"The router is silent %d\"}".formatted(random.nextInt(1_000));
        var key = UUID.randomUUID().toString();
        var request = accepted("/api/tickets", wish, token, key);
        promises().ticket(request);
        if (random.nextDouble() < ASKED_TWICE
                && !accepted("/api/tickets", wish, token, key).equals(request)) {
            promises().contradicted();
        }
        return request;
    }

    private void say(String name, String token, String request, Random random) {
        var key = UUID.randomUUID().toString();
        var words = "{\"text\": \"line %s\"}".formatted(key);
        var path = "/api/tickets/" + request + "/messages";
        accepted(path, words, token, key);
        if (random.nextDouble() < ASKED_TWICE) {
            accepted(path, words, token, key);
        }
        promises().said(name, key);
    }

    private void change(String token, String request) {
        var key = UUID.randomUUID().toString();
        var words = "{\"words\": {\"address\": \"House %s\"}}".formatted(key);
        accepted("/api/tickets/" + request + "/changes", words, token, key);
        promises().wished(key);
    }

    private void cancel(String token, String request) {
        var key = UUID.randomUUID().toString();
        accepted("/api/tickets/" + request + "/cancellation", "{}", token, key);
        promises().wished(key);
    }

    private String accepted(String path, String json, String token, String key) {
        return expect(202, ask("portal", path, json, token, key)).field("requestId");
    }
}
