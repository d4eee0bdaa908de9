package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured, and that everybody who names a measure names one that exists.
class WatchingTest {
    private static final Path ROOT = Path.of("..");

    /// What contexts measure is proven where they are.
    private static final String OURS = "opora_(?!ledger_|cards_)[a-z_]+";

    private static final Pattern NAME = Pattern.compile("\\b" + OURS);
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `(" + OURS + ")` \\|");

    @Topic("watched.placed")
    public record Placed(@Key String order) {}

    static class Till {
        @Handles
        void on(Placed placed) {
            if (placed.order().startsWith("bad")) {
                throw new IllegalStateException("no such order");
            }
        }
    }

    private static final PrometheusMeterRegistry METERS =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private static com.zaxxer.hikari.HikariDataSource pool;
    private static Backbone backbone;

    @BeforeAll
    static void start() throws Exception {
        pool = TestEngines.freshDatabase();
        var usual = BackboneSettings.defaults();
        var hasty = new RetryPolicy(2, Duration.ofMillis(10), Duration.ofMillis(10));
        var consumer = usual.consumer();
        var settings =
                usual.with(
                        new ConsumerSettings(
                                consumer.threads(),
                                consumer.batch(),
                                consumer.enough(),
                                consumer.gather(),
                                consumer.gatherLongest(),
                                consumer.poll(),
                                consumer.restart(),
                                hasty));
        backbone = new Backbone(pool, TestEngines.client(), new MemoryRegistry(), METERS, settings);
        backbone.context("billing", List.of(new Till()));
        backbone.start();
        publish("good", "bad-1", "bad-1", "bad-2");
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> {
                    assertThat(value("opora_dead_keys{context=\"billing\"}")).isEqualTo(2);
                    assertThat(scrape()).contains("opora_consumer_lag{");
                });
    }

    @AfterAll
    static void stop() {
        backbone.close();
        pool.close();
    }

    private static void publish(String... orders) {
        var database = backbone.database();
        database.transact(
                "shop",
                connection -> {
                    for (var order : orders) {
                        database.publish(new Placed(order));
                    }
                    return orders;
                });
    }

    private static String scrape() {
        return METERS.scrape();
    }

    private static double value(String sample) {
        return scrape().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /// As samples are called, and as the table calls their family.
    private static Set<String> samples() {
        var names = new TreeSet<String>();
        scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> find(line, names));
        return names;
    }

    private static void find(String line, Set<String> names) {
        var matcher = NAME.matcher(line);
        if (matcher.find()) {
            names.add(matcher.group());
        }
    }

    private static Set<String> families() {
        var names = new TreeSet<String>();
        for (var sample : samples()) {
            names.add(sample.replaceFirst("(?<=_seconds)_(count|sum|max|bucket)$", ""));
        }
        return names;
    }

    @Test
    void countsWhatHappened() throws Exception {
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> {
                    assertThat(value("opora_parked_keys{context=\"billing\"}")).isEqualTo(2);
                    assertThat(value("opora_outbox_events")).isZero();
                });
        assertThat(value("opora_consumer_parked_total{context=\"billing\"}")).isEqualTo(2);
        assertThat(value("opora_consumer_retries_total{context=\"billing\"}")).isEqualTo(2);
        assertThat(value("opora_consumer_dead_total{context=\"billing\"}")).isEqualTo(2);
        assertThat(value("opora_relay_leading")).isEqualTo(1);
        assertThat(value("opora_relay_sent_total")).isGreaterThanOrEqualTo(4);
        assertThat(value("opora_registry_ids")).isPositive();
    }

    @Test
    void seesAWriterThatKeepsEverybodyWaiting() throws Exception {
        var database = backbone.database();
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            database.store()
                    .append(connection, "shop", List.of(Outgoing.begins(new Placed("slow"), "c")));
            publish("behind");
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () -> {
                        assertThat(value("opora_writer_age_seconds")).isGreaterThan(1);
                        assertThat(value("opora_outbox_events")).isEqualTo(1);
                        assertThat(value("opora_outbox_age_seconds")).isPositive();
                    });
            connection.rollback();
        }
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> {
                    assertThat(value("opora_writer_age_seconds")).isZero();
                    assertThat(value("opora_outbox_events")).isZero();
                });
    }

    @Test
    void isDocumentedWhole() throws IOException {
        var documented = new TreeSet<String>();
        var matcher = IN_TABLE.matcher(Files.readString(ROOT.resolve("docs/guide/watching.md")));
        while (matcher.find()) {
            documented.add(matcher.group(1));
        }
        assertThat(documented).isEqualTo(families());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana/backbone.json", "prometheus/rules.yml"})
    void isNamedRightlyByWhoeverWatches(String file) throws IOException {
        var named = new TreeSet<String>();
        var matcher = NAME.matcher(Files.readString(ROOT.resolve("deploy").resolve(file)));
        while (matcher.find()) {
            named.add(matcher.group());
        }
        assertThat(named).hasSizeGreaterThan(5);
        assertThat(samples()).containsAll(named);
    }
}
