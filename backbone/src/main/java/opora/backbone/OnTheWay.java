package opora.backbone;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// How much the relay has handed to the wire and has no answer for. Answers come on other threads.
final class OnTheWay {
    /// Half of what the producer holds, so that handing over never has to wait for room.
    private static final long LARGEST_BYTES = 32L << 20;

    private final int window;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    OnTheWay(int window) {
        this.window = window;
    }

    boolean full() {
        return records.get() >= window || bytes.get() >= LARGEST_BYTES;
    }

    boolean nothing() {
        return records.get() == 0;
    }

    void leaves(int size) {
        records.incrementAndGet();
        bytes.addAndGet(size);
    }

    void answered(int size) {
        bytes.addAndGet(-size);
        records.decrementAndGet();
    }
}
