package opora.backbone;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One topic partition as the relay sees it: what is acknowledged, what is on its way, and whether
/// it has stopped. Only the relay's thread touches it; acknowledgements reach it through [Sent].
final class Lane {
    final String topic;
    final int partition;

    /// Everything of this lane up to here has reached Kafka without a hole.
    long acknowledged;

    /// The last position handed to the wire, which the next record names as its predecessor.
    long sent;

    /// Not before this instant is a stopped lane tried again; 0 while it flows.
    long stoppedUntilNanos;

    long saved;
    private long stoppedAt;
    private int failures;
    private final ArrayDeque<Sent> outstanding = new ArrayDeque<>();

    Lane(String topic, int partition, long acknowledged) {
        this.topic = topic;
        this.partition = partition;
        this.acknowledged = acknowledged;
        this.sent = acknowledged;
        this.saved = acknowledged;
    }

    boolean stopped() {
        return stoppedUntilNanos != 0;
    }

    Sent next(long position, AtomicInteger onTheirWay) {
        var next = new Sent(position, onTheirWay);
        outstanding.add(next);
        sent = position;
        return next;
    }

    /// Takes in what the wire has answered. Answers the failure that stops the lane, if there is
    /// one: then nothing more is sent until all that was on its way is answered, and sending starts
    /// again right after the last record without a hole before it.
    @Nullable Throwable settle(long nowNanos) {
        while (!outstanding.isEmpty() && outstanding.peek().state == Sent.DONE) {
            acknowledged = outstanding.poll().position;
            failures = 0;
        }
        var head = outstanding.peek();
        if (head == null
                || head.state != Sent.FAILED
                || outstanding.stream().anyMatch(Sent::pending)) {
            return null;
        }
        stoppedAt = head.position;
        outstanding.clear();
        sent = acknowledged;
        failures++;
        stoppedUntilNanos = nowNanos + Math.min(30_000, 100L << Math.min(failures, 8)) * 1_000_000;
        return head.failure;
    }

    /// Whether a failure is known, so that sending more would only make more holes.
    boolean failing() {
        return stopped() || (!outstanding.isEmpty() && outstanding.peek().state == Sent.FAILED);
    }

    /// The oldest position of this lane that has not reached Kafka, if there is one.
    long oldestMissing() {
        var head = outstanding.peek();
        if (head != null) {
            return stopped() ? Math.min(stoppedAt, head.position) : head.position;
        }
        return stopped() ? stoppedAt : Long.MAX_VALUE;
    }

    boolean empty() {
        return outstanding.isEmpty();
    }

    /// One record on its way.
    static final class Sent {
        private static final int PENDING = 0;
        private static final int DONE = 1;
        private static final int FAILED = 2;

        final long position;
        private final AtomicInteger onTheirWay;
        private volatile int state = PENDING;
        private volatile @Nullable Throwable failure;

        Sent(long position, AtomicInteger onTheirWay) {
            this.position = position;
            this.onTheirWay = onTheirWay;
            onTheirWay.incrementAndGet();
        }

        void answered(@Nullable Throwable failure) {
            this.failure = failure;
            this.state = failure == null ? DONE : FAILED;
            onTheirWay.decrementAndGet();
        }

        private boolean pending() {
            return state == PENDING;
        }
    }
}
