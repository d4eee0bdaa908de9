package opora.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Request ids as an outside producer would make them, UUIDs of version 7, whose random part holds
/// which run they belong to and their number in it: an answer is recognised without a table of ids.
final class Ticket {
    private static final int NUMBER_BITS = 32;
    private static final long RUN_MASK = (1L << 30) - 1;

    private final long run = ThreadLocalRandom.current().nextLong() & RUN_MASK;

    UUID id(int number) {
        var time = System.currentTimeMillis() << 16 | 0x7000;
        return new UUID(time, 1L << 63 | run << NUMBER_BITS | number);
    }

    /// The number of an id of this run, -1 for any other.
    int numberOf(String id) {
        if (id.length() != 36) {
            return -1;
        }
        var low = UUID.fromString(id).getLeastSignificantBits();
        return (low >>> NUMBER_BITS & RUN_MASK) == run ? (int) low : -1;
    }
}
