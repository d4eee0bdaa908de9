package opora;

import java.time.Duration;

/// Waits for what happens soon.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public interface Claim {
        void check() throws Exception;
    }

    public static void holds(Claim claim) throws Exception {
        holds(PATIENCE, claim);
    }

    public static void holds(Duration patience, Claim claim) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                claim.check();
                return;
            } catch (AssertionError | Exception e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(25);
            }
        }
    }
}
