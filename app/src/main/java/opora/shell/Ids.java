package opora.shell;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// UUIDs of version 7, which begin with their time, so that neighbours in time are neighbours in
/// the index. They name things and open nothing, hence the cheap randomness.
public final class Ids {
    private Ids() {}

    public static UUID next() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
