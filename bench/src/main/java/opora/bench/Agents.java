package opora.bench;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/// Staff at the desk: they look at what is open, answer, note, move on and give tickets to others,
/// while the rules give them to experts, too.
final class Agents extends Voices {
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*(\\d+)");
    private static final List<String> MOVES = List.of("working", "waiting", "solved");

    private final List<String> experts;
    private final double perSecond;

    /// @param experts whom they give tickets to
    /// @param perSecond what each does
    Agents(Insistence http, Promises promises, List<String> experts, double perSecond) {
        super(http, promises);
        this.experts = List.copyOf(experts);
        this.perSecond = perSecond;
    }

    void begin(String name, String token, long seed) {
        live(() -> work(name, token, new Random(seed)));
    }

    private void work(String name, String token, Random random) {
        while (!closing()) {
            var numbers = open(token);
            if (!numbers.isEmpty()) {
                var path = "/api/desk/tickets/" + numbers.get(random.nextInt(numbers.size()));
                switch (random.nextInt(6)) {
                    case 0 -> move(path, token, random);
                    case 1 -> give(path, token, random);
                    default -> say(name, path, token, random);
                }
            }
            Pause.millis((long) (random.nextDouble() * 2_000 / perSecond));
        }
    }

    private List<String> open(String token) {
        var list = http().get("tickets", "/api/desk/tickets?view=OPEN", "Authorization", token);
        return NUMBER.matcher(expect(200, list).body()).results().map(it -> it.group(1)).toList();
    }

    private void say(String name, String path, String token, Random random) {
        var key = UUID.randomUUID().toString();
        var visibility = random.nextInt(4) == 0 ? "INTERNAL" : "PUBLIC";
        var words =
                """
                {"text": "line %s", "visibility": "%s"}"""
                        .formatted(key, visibility);
        expect(200, ask("tickets", path + "/messages", words, token, key));
        promises().said(name, key);
    }

    /// Some moves are not possible any more when they arrive.
    private void move(String path, String token, Random random) {
        var key = UUID.randomUUID().toString();
        var wish =
                """
                {"to": "%s", "fields": {"resolution": "done"}}"""
                        .formatted(MOVES.get(random.nextInt(MOVES.size())));
        if (ask("tickets", path + "/status", wish, token, key).status() == 200) {
            promises().done(key);
        }
    }

    private void give(String path, String token, Random random) {
        var wish =
                """
                {"expert": "%s", "reason": "by hand"}"""
                        .formatted(experts.get(random.nextInt(experts.size())));
        ask("tickets", path + "/assignment", wish, token, UUID.randomUUID().toString());
    }
}
