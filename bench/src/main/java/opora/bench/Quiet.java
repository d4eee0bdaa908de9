package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Waits until nothing moves any more: every store is in Kafka, every consumer is at the end, no
/// key is waiting to be tried again, no time-out is due.
final class Quiet {
    private final String bootstrap;
    private final Collection<String> urls;
    private final BooleanSupplier more;

    Quiet(String bootstrap, Collection<String> urls) {
        this(bootstrap, urls, () -> true);
    }

    /// @param more what else must have come to rest
    Quiet(String bootstrap, Collection<String> urls, BooleanSupplier more) {
        this.bootstrap = bootstrap;
        this.urls = urls;
        this.more = more;
    }

    /// Answers false when the patience runs out first.
    boolean await(int seconds) {
        var deadline = System.nanoTime() + seconds * 1_000_000_000L;
        var calm = 0;
        while (System.nanoTime() < deadline) {
            calm = isQuiet() ? calm + 1 : 0;
            if (calm == 3) {
                return true;
            }
            Pause.millis(500);
        }
        return false;
    }

    private boolean isQuiet() {
        try {
            for (var url : urls) {
                if (!storeIsSent(url) || !allIsRead(url)) {
                    return false;
                }
            }
            return more.getAsBoolean();
        } catch (SQLException e) {
            return false; // somebody is still starting
        }
    }

    private static boolean storeIsSent(String url) throws SQLException {
        var sql =
                """
                select r.position >= coalesce((select max(position) from backbone.events), 0)
                    and not exists (select from backbone.parked where state = 'retrying')
                    and not exists (select from backbone.timers)
                from backbone.relay r
                """;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private boolean allIsRead(String url) throws SQLException {
        var standing = new HashMap<TopicPartition, Long>();
        var sql = "select topic, partition, min(next) from backbone.positions group by 1, 2";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                standing.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return ends(List.copyOf(standing.keySet())).entrySet().stream()
                .allMatch(end -> standing.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var kafka =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return kafka.endOffsets(partitions);
        }
    }
}
