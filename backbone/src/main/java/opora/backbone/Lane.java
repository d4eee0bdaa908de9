package opora.backbone;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One topic partition as the relay sees it: what is acknowledged, what is on its way, and whether
/// it has stopped. Only the relay's thread touches it; acknowledgements reach it through [Sent].
final class Lane {
    /// Stands for all partitions of a topic that Kafka does not show us.
    static final int UNKNOWN = -1;

    private static final long LONGEST_STOP_MILLIS = 5_000;

    final String topic;
    final int partition;

    /// Everything of this lane up to here has reached Kafka without a hole.
    long acknowledged;

    /// The last position handed to the wire, which the next record names as its predecessor.
    long sent;

    /// Up to here the store was looked through after a stop.
    long resumedTo;

    /// Not before this instant is a stopped lane tried again.
    long stoppedUntilNanos;

    /// Where the last one of these stands in Kafka; -1 when it did not say.
    long acknowledgedOffset = -1;

    long saved;
    private boolean stopped;
    private int failures;
    private boolean proven;
    private final ArrayDeque<Sent> outstanding = new ArrayDeque<>();

    Lane(String topic, int partition, long acknowledged) {
        this.topic = topic;
        this.partition = partition;
        this.acknowledged = acknowledged;
        this.sent = acknowledged;
        this.saved = acknowledged;
    }

    String name() {
        return partition == UNKNOWN ? topic : topic + "-" + partition;
    }

    boolean stopped() {
        return stopped;
    }

    /// At first and after a failure a single record tries the way before the others follow. Kafka
    /// takes any sequence number from a producer it does not know yet: had it refused the first
    /// batch for a moment and taken the second, the first would be out of order for ever.
    boolean onTrial() {
        return !proven;
    }

    boolean failed() {
        return failures > 0;
    }

    /// Failures in a row, each a power of two: those worth telling.
    boolean worthTelling() {
        return Integer.bitCount(failures) == 1;
    }

    Sent next(StoredEvent event, OnTheWay way) {
        var next = new Sent(event.position(), event.size(), way);
        outstanding.add(next);
        sent = event.position();
        return next;
    }

    /// Takes in what the wire has answered. Answers the failure that stops the lane, if there is
    /// one: then nothing more is sent until all that was on its way is answered, and sending starts
    /// again right after the last record without a hole before it.
    @Nullable Throwable settle(long nowNanos) {
        while (!outstanding.isEmpty() && outstanding.peek().state == Sent.DONE) {
            var arrived = outstanding.remove();
            acknowledged = arrived.position;
            acknowledgedOffset = arrived.offset;
            failures = 0;
            proven = true;
        }
        var head = outstanding.peek();
        if (head == null
                || head.state != Sent.FAILED
                || outstanding.stream().anyMatch(Sent::pending)) {
            return null;
        }
        outstanding.clear();
        sent = acknowledged;
        stop(head.position, nowNanos);
        return head.failure;
    }

    /// Stops before this position, and longer with every failure in a row.
    void stop(long position, long nowNanos) {
        stopped = true;
        resumedTo = position - 1;
        failures++;
        proven = false;
        var millis = Math.min(LONGEST_STOP_MILLIS, 100L << Math.min(failures, 8));
        stoppedUntilNanos = nowNanos + millis * 1_000_000;
    }

    /// From this position on events stay in the store until the one on trial has arrived.
    void waitBefore(long position, long nowNanos) {
        stopped = true;
        resumedTo = position - 1;
        stoppedUntilNanos = nowNanos;
    }

    /// A lane that was unknown until now waits where its topic has stopped.
    void stopLike(Lane unknown) {
        stopped = true;
        resumedTo = unknown.resumedTo;
        stoppedUntilNanos = unknown.stoppedUntilNanos;
    }

    void flow() {
        stopped = false;
    }

    /// Whether a failure is known, so that sending more would only make more holes.
    boolean failing() {
        return stopped || (!outstanding.isEmpty() && outstanding.peek().state == Sent.FAILED);
    }

    /// The oldest position of this lane that has not reached Kafka, if there is one.
    long oldestMissing() {
        var head = outstanding.peek();
        if (head != null) {
            return stopped ? Math.min(resumedTo + 1, head.position) : head.position;
        }
        return stopped ? resumedTo + 1 : Long.MAX_VALUE;
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
        private final int size;
        private final OnTheWay way;
        private volatile long offset = -1;
        private volatile int state = PENDING;
        private volatile @Nullable Throwable failure;

        Sent(long position, int size, OnTheWay way) {
            this.position = position;
            this.size = size;
            this.way = way;
            way.leaves(size);
        }

        void arrived(long offset) {
            this.offset = offset;
            answered(null);
        }

        void answered(@Nullable Throwable failure) {
            this.failure = failure;
            this.state = failure == null ? DONE : FAILED;
            way.answered(size);
        }

        private boolean pending() {
            return state == PENDING;
        }
    }
}
