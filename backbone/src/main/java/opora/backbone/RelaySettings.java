package opora.backbone;

import java.time.Duration;

/// How the relay behaves.
///
/// @param batch how many events one read takes
/// @param window how many events may be on their way to Kafka at once
/// @param gather how long a busy relay waits at least, so that more events share a round trip
/// @param gatherLongest and how long at most, when reading takes long
/// @param poll how often it looks for events that other processes have committed
/// @param save how often its position is written down
/// @param restart how long it waits after a failure, and before it asks again to be the active one
/// @param farewell how long it waits for acknowledgements when it stops
public record RelaySettings(
        int batch,
        int window,
        Duration gather,
        Duration gatherLongest,
        Duration poll,
        Duration save,
        Duration restart,
        Duration farewell) {

    public static RelaySettings defaults() {
        return new RelaySettings(
                2_000,
                10_000,
                Duration.ofMillis(2),
                Duration.ofMillis(3),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(3));
    }

    /// The same, looking less or more often for events that other processes have committed; its own
    /// process's commits wake it in any case.
    public RelaySettings polling(Duration other) {
        return new RelaySettings(
                batch, window, gather, gatherLongest, other, save, restart, farewell);
    }
}
