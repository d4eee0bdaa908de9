package opora.backbone;

import java.time.Duration;

/// Waits for what happens soon.
final class Eventually {
    private Eventually() {}

    interface Claim {
        void check() throws Exception;
    }

    static void holds(Duration patience, Claim claim) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                claim.check();
                return;
            } catch (AssertionError | Exception e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }
}
