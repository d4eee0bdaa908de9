package opora.backbone;

import java.util.List;

/// What one poll brought from one topic partition, in order.
///
/// @param next the offset to go on with once these are handled
record Lot(String topic, int partition, List<Received> records, long next) {}
