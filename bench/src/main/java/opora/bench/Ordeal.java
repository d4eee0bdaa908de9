package opora.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills one victim after another at moments that the seed decides, and has each started again
/// after a while. Everyone gets its turn before anyone gets a second one.
final class Ordeal implements AutoCloseable {
    /// Starting takes all of a small machine: with more of them nobody would ever be back.
    private static final int MOST_DOWN = 3;

    private final List<Victim> victims;
    private final Random random;
    private final List<Victim> bag = new ArrayList<>();
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger endedAlone = new AtomicInteger();
    private final long beganNanos = System.nanoTime();
    private int kills;

    Ordeal(List<Victim> victims, long seed) {
        this.victims = victims;
        this.random = new Random(seed);
    }

    void run(int seconds) {
        var end = beganNanos + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            watch(500 + random.nextInt(2_500));
            var victim = next();
            var downMillis = 100 + random.nextInt(2_000);
            while ((!victim.up() || down() >= MOST_DOWN) && System.nanoTime() < end) {
                watch(100);
            }
            if (victim.up() && down() < MOST_DOWN) {
                victim.kill();
                kills++;
                say("kills " + victim.name());
                startAfter(victim, downMillis);
            }
        }
    }

    private long down() {
        return victims.stream().filter(victim -> !victim.up()).count();
    }

    private Victim next() {
        if (bag.isEmpty()) {
            bag.addAll(victims);
            Collections.shuffle(bag, random);
        }
        return bag.removeFirst();
    }

    private void watch(long millis) {
        Pause.millis(millis);
        for (var victim : victims) {
            if (victim.up() && !victim.lives()) {
                victim.gone();
                endedAlone.incrementAndGet();
                say(victim.name() + " ended by itself");
                startAfter(victim, 0);
            }
        }
    }

    private void startAfter(Victim victim, long millis) {
        starters.submit(
                () -> {
                    Pause.millis(millis);
                    victim.start();
                    say(victim.name() + " is back");
                    return true;
                });
    }

    private void say(String what) {
        System.out.printf(
                Locale.ROOT, "  %5.1f s  %s%n", (System.nanoTime() - beganNanos) / 1e9, what);
    }

    int kills() {
        return kills;
    }

    /// How many ended without having been killed; they should stand anything that others suffer.
    int endedAlone() {
        return endedAlone.get();
    }

    /// Waits until everyone is back.
    @Override
    public void close() throws InterruptedException {
        starters.shutdown();
        if (!starters.awaitTermination(300, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not everyone came back");
        }
        victims.stream()
                .filter(victim -> !victim.up())
                .forEach(
                        victim -> {
                            throw new IllegalStateException(victim.name() + " did not come back");
                        });
    }
}
