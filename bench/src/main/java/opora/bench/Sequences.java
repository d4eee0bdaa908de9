package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import opora.backbone.Headers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Counts what happened in another order than it was decided in.
final class Sequences {
    private Sequences() {}

    /// @param urls of all databases
    static int disordered(
            String bootstrap, Collection<String> urls, String ordersUrl, String billingUrl) {
        var topics = new TreeSet<String>();
        for (var url : urls) {
            Rows.each(
                    url,
                    "select distinct topic from backbone.events",
                    row -> topics.add(row.getString(1)));
        }
        try {
            return inTopics(bootstrap, topics)
                    + inStore(ordersUrl)
                    + inWallets(ordersUrl, billingUrl);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Within a key, events stand in the topic as in the store they come from. A relay that was
    /// killed sends again what it had no answer for; readers know such a repetition by its id.
    private static int inTopics(String bootstrap, Collection<String> topics) {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap, "enable.auto.commit", "false");
        var disordered = 0;
        try (var kafka =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : topics) {
                kafka.partitionsFor(topic)
                        .forEach(
                                info ->
                                        partitions.add(
                                                new TopicPartition(topic, info.partition())));
            }
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            var ends = kafka.endOffsets(partitions);
            var seen = new HashSet<String>();
            var last = new HashMap<String, Long>();
            while (partitions.stream()
                    .anyMatch(p -> kafka.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : kafka.poll(Duration.ofMillis(200))) {
                    var envelope = Headers.read(record.headers());
                    var line = record.topic() + " " + record.key() + " " + envelope.store();
                    // what has no key has no order, either
                    if (record.key() != null && seen.add(envelope.id())) {
                        var before = last.put(line, envelope.position());
                        disordered += before != null && before > envelope.position() ? 1 : 0;
                    }
                }
            }
        }
        return disordered;
    }

    /// No order's status stands before its creation in the store.
    private static int inStore(String url) throws SQLException {
        var sql =
                """
                select e.topic, e.payload, e.key from backbone.events e
                where e.topic in ('orders.created', 'orders.status') order by e.position
                """;
        Set<Long> created = new HashSet<>();
        var disordered = 0;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString(1).equals("orders.created")) {
                    created.add(Framed.read(Doubters.CREATED, rows.getBytes(2)).orderId());
                } else if (!created.contains(rows.getLong(3))
                        && !Framed.read(Answers.TYPE, rows.getBytes(2))
                                .status()
                                .equals("REJECTED")) {
                    disordered++;
                }
            }
        }
        return disordered;
    }

    /// Each wallet pays its orders in the order in which they were made.
    private static int inWallets(String ordersUrl, String billingUrl) throws SQLException {
        var made = new HashMap<Long, Integer>();
        var disordered = 0;
        try (var connection = DriverManager.getConnection(ordersUrl);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select payload from backbone.events where topic = 'orders.created' order by position")) {
            while (rows.next()) {
                made.put(Framed.read(Doubters.CREATED, rows.getBytes(1)).orderId(), made.size());
            }
        }
        var sql =
                "select username, order_id from billing.transfers where kind = 'PAYMENT' order by id";
        var last = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(billingUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var turn = made.getOrDefault(rows.getLong(2), -1);
                var before = last.put(rows.getString(1), turn);
                disordered += turn < 0 || before != null && before > turn ? 1 : 0;
            }
        }
        return disordered;
    }
}
