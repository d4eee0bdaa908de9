package opora.backbone;

import java.util.List;

/// What one poll brought from one topic partition, in order.
///
/// @param next the offset to go on with once these are handled
/// @param epoch of the leader that wrote the last of these, -1 when that is unknown
record Lot(String topic, int partition, List<Received> records, long next, int epoch) {
    Lot(String topic, int partition, List<Received> records, long next) {
        this(topic, partition, records, next, -1);
    }
}
