package opora.backbone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One seed of a [Simulator].
final class Simulation implements AutoCloseable {
    private static final int LONGEST_REST = 500;
    private static final int MOST_DRAWS = 100;

    private final Simulator plan;
    private final long seed;
    private final Random random;
    private final EventTypes types = new EventTypes(new MemoryRegistry());
    private final SimulatedLog log;
    private final Map<DataSource, SimulatedStore> stores = new IdentityHashMap<>();
    private final List<SimulatedStore> inOrder = new ArrayList<>();
    private final List<SimulatedContext> contexts = new ArrayList<>();
    private final List<String> schedule = new ArrayList<>();
    private final ConsumerMeters meters =
            new ConsumerMeters(new SimpleMeterRegistry(), "simulation");
    private long nanos = 2;
    private int strangers;
    private boolean peaceful;

    Simulation(Simulator plan, long seed) throws SQLException {
        this.plan = plan;
        this.seed = seed;
        this.random = new Random(seed);
        this.log = new SimulatedLog(plan.envelopes());
        for (var member : plan.members()) {
            var store = stores.get(member.pool());
            if (store == null) {
                store = store(member.pool());
            }
            contexts.add(new SimulatedContext(member, store, log, types, meters));
        }
    }

    private SimulatedStore store(DataSource pool) throws SQLException {
        var name = "0000000%x".formatted(inOrder.size() + 1);
        var fated = new FatedPool(pool, () -> peaceful ? Fate.SPARED : Fate.draw(random));
        var store = new SimulatedStore(name, fated, log, types, () -> nanos);
        stores.put(pool, store);
        inOrder.add(store);
        return store;
    }

    List<String> run() {
        for (int step = 1; step <= plan.steps(); step++) {
            schedule.add(step + ". " + something());
            check(plan.always());
        }
        peaceful = true;
        rest();
        check(plan.always());
        check(plan.atLast());
        return schedule;
    }

    /// Draws until something can really be done; a step that does nothing proves nothing.
    private String something() {
        String said = null;
        for (int draws = 0; said == null && draws < MOST_DRAWS; draws++) {
            try {
                said = step();
            } catch (SQLException | RuntimeException e) {
                said = "ended by " + Failures.sentence(e);
            }
        }
        return said == null ? "nothing happens" : said;
    }

    private @Nullable String step() throws SQLException {
        var context = any(contexts);
        var store = any(inOrder);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> act(context);
            case 3 -> stranger(context);
            case 4, 5, 6 -> store.relay().step(random);
            case 7, 8, 9, 10 -> store.relay().answer(random);
            case 11 -> random.nextInt(3) == 0 ? store.relay().die() : store.relay().stray(random);
            case 12 -> repeat();
            case 13 -> timePasses();
            case 14 -> context.retry(random);
            case 15 -> context.unrest(random);
            default -> context.poll(random);
        };
    }

    private <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    private @Nullable String act(SimulatedContext context) {
        var acts = context.member().acts();
        if (acts.isEmpty()) {
            return null;
        }
        var act = any(acts);
        var said = context.name() + ": " + act.name();
        try {
            context.act(act.act(), random);
            return said;
        } catch (RuntimeException e) {
            return said + ", ended by " + Failures.sentence(e);
        }
    }

    private @Nullable String stranger(SimulatedContext context) {
        if (context.member().strangers().isEmpty()) {
            return null;
        }
        Function<Random, Object> stranger = any(context.member().strangers());
        var event = stranger.apply(random);
        var type = types.of(event.getClass());
        var key = type.keyOf(event);
        var id = "stranger-" + ++strangers;
        var envelope =
                new Envelope(
                        id,
                        "outside",
                        type.name(),
                        null,
                        null,
                        null,
                        System.currentTimeMillis(),
                        null,
                        -1,
                        -1);
        var partition = RelayCourse.partitionOf(key, strangers, SimulatedLog.PARTITIONS);
        var place = new Positions.Place(type.topic(), partition);
        log.append(place, key, envelope, types.write(event));
        return "outside: " + event;
    }

    private @Nullable String repeat() {
        var repeated = log.repeat(random);
        return repeated == null
                ? null
                : "log: %s-%d@%d comes once more"
                        .formatted(repeated.topic(), repeated.partition(), repeated.offset());
    }

    private String timePasses() throws SQLException {
        var time = Duration.ofSeconds(10L << random.nextInt(6));
        pass(time);
        return "time: " + time.toSeconds() + " s pass";
    }

    private void pass(Duration time) throws SQLException {
        nanos += time.toNanos();
        for (var store : inOrder) {
            store.pass(time);
        }
    }

    /// Lets everything that is under way come to its end, with no more mishaps.
    private void rest() {
        try {
            for (var context : contexts) {
                context.everyoneStands();
            }
            for (int round = 0; round < LONGEST_REST; round++) {
                if (!settle()) {
                    return;
                }
            }
        } catch (Exception e) {
            throw failure("cannot come to rest", e);
        }
        throw failure("does not come to rest", new AssertionError(LONGEST_REST + " rounds"));
    }

    private boolean settle() throws SQLException {
        pass(Duration.ofMinutes(10));
        var moved = false;
        for (var store : inOrder) {
            moved |= store.relay().settle();
        }
        for (var context : contexts) {
            moved |= context.settle();
        }
        for (var store : inOrder) {
            moved |= store.someoneWaits();
        }
        return moved;
    }

    private void check(List<Simulator.Claim> claims) {
        for (var claim : claims) {
            try {
                claim.check().run();
            } catch (Exception | AssertionError e) {
                throw failure(claim.sentence(), e);
            }
        }
    }

    private AssertionError failure(String sentence, Throwable cause) {
        return new AssertionError(
                "seed %d: %s: %s%n%s%nthe same again: -Dopora.seed=%d"
                        .formatted(
                                seed,
                                sentence,
                                cause.getMessage(),
                                String.join("\n", schedule),
                                seed),
                cause);
    }

    @Override
    public void close() throws SQLException {
        for (var store : inOrder) {
            store.close();
        }
    }
}
