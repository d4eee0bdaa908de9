package opora.gateway;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of requests: UUIDs of version 7, which begin with their time, so that neighbours in time are
/// neighbours in the index. They name requests and open nothing, hence the cheap randomness.
final class Ids {
    private Ids() {}

    static UUID next() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
