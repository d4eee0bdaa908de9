package opora.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir Path dir;

    @Test
    void keepsRecordsOverARestartOnAnotherPort() throws Exception {
        try (var broker = EmbeddedKafka.start(dir, 0, Map.of())) {
            try (var admin = Admin.create(client(broker))) {
                admin.createTopics(List.of(new NewTopic("letters", 1, (short) 1))).all().get();
            }
            try (var producer = producer(broker)) {
                producer.send(new ProducerRecord<>("letters", "key", "dear all")).get();
            }
        }
        try (var broker = EmbeddedKafka.start(dir, 0, Map.of());
                var consumer = consumer(broker)) {
            consumer.subscribe(List.of("letters"));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records).extracting(record -> record.value()).containsExactly("dear all");
        }
    }

    @Test
    void takesOverrides() throws Exception {
        try (var broker = EmbeddedKafka.start(dir, 0, Map.of("num.partitions", "7"));
                var admin = Admin.create(client(broker))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                            "wide",
                                            java.util.Optional.empty(),
                                            java.util.Optional.empty())))
                    .all()
                    .get();
            var described = admin.describeTopics(List.of("wide")).allTopicNames().get();
            assertThat(described.get("wide").partitions()).hasSize(7);
        }
    }

    private static Map<String, Object> client(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka broker) {
        return new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedKafka broker) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrap(),
                        "group.id", "readers",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
