package opora.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.backbone.KafkaSchemaRegistry;
import org.jspecify.annotations.Nullable;

/// Every context a process of its own with a database of its own, customers who order, pay, cancel
/// and cannot pay, and a hand that kills whatever it likes.
final class Chaos {
    private static final List<String> CONTEXTS = List.of("orders", "billing");
    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final long RICH = 1_000_000_000_000L;
    private static final long POOR = 2_000_000;
    private static final int POOR_EVERY = 5;
    private static final int PATIENCE_SECONDS = 120;

    private final int seconds;
    private final long seed;
    private final double rate;
    private final @Nullable Path logs;

    Chaos(int seconds, long seed, double rate, @Nullable Path logs) {
        this.seconds = seconds;
        this.seed = seed;
        this.rate = rate;
        this.logs = logs;
    }

    /// What is left to be explained; zero everywhere but in the first three.
    record Outcome(
            int kills,
            int accepted,
            int finished,
            int lost,
            int doubled,
            int disordered,
            int moneyOff) {
        String line() {
            return "kills=%d accepted=%d finished=%d lost=%d doubled=%d disordered=%d money_off=%d"
                    .formatted(kills, accepted, finished, lost, doubled, disordered, moneyOff);
        }

        boolean clean() {
            return lost == 0 && doubled == 0 && disordered == 0 && moneyOff == 0;
        }
    }

    Outcome run() throws Exception {
        try (var rig = new Rig(Map.of("shared_buffers", "64MB"))) {
            try {
                return run(rig);
            } finally {
                if (logs != null) {
                    rig.copyLogs(logs);
                }
            }
        }
    }

    private Outcome run(Rig rig) throws Exception {
        rig.startDatabase();
        CONTEXTS.forEach(context -> rig.database().createDatabase(database(context)));
        var victims = victims(rig);
        victims.parallelStream().forEach(Victim::start);
        var billing = url(rig, "billing");
        Wallets.fill(billing, Shoppers.CUSTOMERS, RICH, POOR_EVERY, POOR);
        int kills;
        Shoppers shoppers;
        try (var registry = new KafkaSchemaRegistry(Map.of("bootstrap.servers", rig.bootstrap()))) {
            shoppers = new Shoppers(rig.bootstrap(), registry, seed, rate);
            try (var doubters = new Doubters(rig.bootstrap(), registry).start()) {
                try (var _ = shoppers.start();
                        var ordeal = new Ordeal(victims, seed)) {
                    ordeal.run(seconds);
                    kills = ordeal.kills();
                    System.out.printf("  ended by themselves: %d%n", ordeal.endedAlone());
                }
                var urls = CONTEXTS.stream().map(context -> url(rig, context)).toList();
                if (!new Quiet(rig.bootstrap(), urls).await(PATIENCE_SECONDS)) {
                    System.out.println("  it does not come to rest");
                }
                System.out.printf("  wishes to cancel: %d%n", doubters.wishes());
            }
        }
        var accepted = shoppers.accepted();
        var books = Books.read(url(rig, "orders"), billing);
        books.print();
        var verdict = books.verdict();
        var disordered = Sequences.disordered(rig.bootstrap(), url(rig, "orders"), billing);
        var finished = books.finished();
        var lost = (int) accepted.stream().filter(id -> !finished.contains(id)).count();
        return new Outcome(
                kills,
                accepted.size(),
                finished.size(),
                Math.max(0, lost - verdict.doubled()),
                verdict.doubled(),
                disordered,
                verdict.moneyOff());
    }

    private static String database(String context) {
        return "opora_" + context;
    }

    private static String url(Rig rig, String context) {
        return rig.database().url(database(context));
    }

    private static List<Victim> victims(Rig rig) {
        var victims = new ArrayList<Victim>();
        victims.add(
                new Victim(
                        "the broker",
                        () -> rig.broker().kill(),
                        () -> rig.startBroker(FLAGS),
                        () -> rig.broker().isAlive()));
        victims.add(
                new Victim(
                        "the database",
                        rig::killDatabase,
                        rig::startDatabase,
                        () -> ProcessHandle.of(rig.database().pid()).isPresent()));
        for (var context : CONTEXTS) {
            victims.add(
                    new Victim(
                            context,
                            () -> rig.application(context).kill(),
                            () ->
                                    rig.startApplication(context, database(context), FLAGS)
                                            .awaitReady(Rig.PATIENCE),
                            () -> rig.application(context).isAlive()));
        }
        return victims;
    }
}
