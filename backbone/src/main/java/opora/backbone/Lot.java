package opora.backbone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// What one poll brought from one topic partition, in order.
///
/// @param next the offset to go on with once these are handled
/// @param epoch of the leader that wrote the last of these, -1 when that is unknown
record Lot(String topic, int partition, List<Received> records, long next, int epoch) {
    Lot(String topic, int partition, List<Received> records, long next) {
        this(topic, partition, records, next, -1);
    }

    /// What several polls in a row brought.
    static List<Lot> of(List<ConsumerRecords<String, byte[]>> polls) {
        var ofPartitions =
                new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        for (var records : polls) {
            for (var partition : records.partitions()) {
                ofPartitions
                        .computeIfAbsent(partition, _ -> new ArrayList<>())
                        .addAll(records.records(partition));
            }
        }
        var lots = new ArrayList<Lot>();
        ofPartitions.forEach((partition, records) -> lots.add(of(partition, records)));
        return lots;
    }

    private static Lot of(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return new Lot(
                partition.topic(),
                partition.partition(),
                records.stream().map(Received::of).toList(),
                records.getLast().offset() + 1,
                records.getLast().leaderEpoch().orElse(-1));
    }
}
