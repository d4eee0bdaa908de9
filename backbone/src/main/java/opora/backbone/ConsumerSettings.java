package opora.backbone;

import java.time.Duration;

/// How the consumers of a context behave.
///
/// @param threads how many share the work inside one process
/// @param batch how many events one transaction takes at most
/// @param enough a batch of this size is worth handling at once while more keep coming
/// @param gather how long a busy consumer waits at least when a batch was smaller than that
/// @param gatherLongest and how long at most, when batches take long
/// @param poll how long an idle consumer waits for events before it looks after other things
/// @param restart how long it waits after a failure of the database or the broker
public record ConsumerSettings(
        int threads,
        int batch,
        int enough,
        Duration gather,
        Duration gatherLongest,
        Duration poll,
        Duration restart,
        RetryPolicy retries) {

    public static ConsumerSettings defaults() {
        return new ConsumerSettings(
                1,
                500,
                250,
                Duration.ofMillis(2),
                Duration.ofMillis(4),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                RetryPolicy.defaults());
    }
}
