package opora.engines;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker in this process: one KRaft node that is its own controller.
public final class EmbeddedKafka implements AutoCloseable {
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts the broker of this folder on this port, 0 for any.
    ///
    /// The overrides are Kafka's own settings. Clients come in by the listener `CLIENTS`; to secure
    /// it, override `listener.security.protocol.map` with `CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT`
    /// and add `ssl.*`, `sasl.*` and `authorizer.class.name` as for any broker.
    public static EmbeddedKafka start(Path dir, int port, Map<String, String> overrides) {
        var home = dir.toAbsolutePath().normalize();
        QuietLogs.ofRunning();
        try {
            if (!Files.exists(home.resolve("meta.properties"))) {
                format(home);
            }
            var chosen = FreePort.orNext(port);
            var settings = settings(home, chosen);
            settings.putAll(overrides);
            var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, chosen);
        } catch (Exception e) {
            throw new EngineFailure("Kafka cannot start in " + home + ": " + e, e);
        }
    }

    private static void format(Path home) throws Exception {
        Files.createDirectories(home);
        var formatter =
                new Formatter()
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                        .setClusterId(Uuid.randomUuid().toString())
                        .setNodeId(Integer.parseInt(NODE))
                        .setControllerListenerName("CONTROLLER")
                        .setMetadataLogDirectory(home.toString())
                        .addDirectory(home.toString())
                        .setReleaseVersion(MetadataVersion.latestProduction());
        formatter.run();
    }

    private static Map<String, String> settings(Path home, int port) {
        var clients = "CLIENTS://127.0.0.1:" + port;
        var controller = "127.0.0.1:" + FreePort.next();
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", clients + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", clients);
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", home.toString());
        // a topic exists because an event declares it, never because somebody misspelt a name
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(oneNode());
        settings.putAll(smallAndQuick());
        return settings;
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4");
    }

    /// Thread pools and buffers for a broker that shares its machine with the application.
    private static Map<String, String> smallAndQuick() {
        var settings = new HashMap<String, String>();
        settings.put("group.initial.rebalance.delay.ms", "0");
        // after a crash the controller waits that long before it believes in a new start
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        // else the system writes what came in half a minute at once, while everybody's commits wait
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "500");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        return settings;
    }

    /// Where clients of this machine find the broker.
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /// Flushes the logs and stops.
    @Override
    public void close() {
        QuietLogs.ofStopping();
        server.shutdown();
        server.awaitShutdown();
    }
}
