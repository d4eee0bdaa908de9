package opora;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of everything that runs the application.
final class RunOptions {
    @Option(
            names = "--contexts",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = ContextNames.class,
            description = "Contexts this process carries (default: all): ${COMPLETION-CANDIDATES}.")
    private @Nullable Set<String> contexts;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "What an empty installation begins as: all, or team for a few people who help others"
                            + " with three roles, one queue and no shop (default: ${DEFAULT-VALUE}).")
    private Settings.Preset preset = Settings.Preset.ALL;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Port of the pages and the API, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--address",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String address = "127.0.0.1";

    @Option(
            names = {"--certificate", "--tls-cert"},
            paramLabel = "FILE",
            description = "PEM certificate chain; the address then speaks TLS.")
    private @Nullable Path certificate;

    @Option(
            names = {"--certificate-key", "--tls-key"},
            paramLabel = "FILE",
            description = "PEM private key of the certificate.")
    private @Nullable Path certificateKey;

    @Option(
            names = "--tls",
            paramLabel = "self",
            description =
                    "With 'self' the address speaks TLS with a certificate of our own making, kept in"
                            + " the data folder; browsers ask whether to believe it.")
    private @Nullable String tls;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description =
                    "With TLS: a second port, such as 80, that sends people to the first (default:"
                            + " none).")
    private @Nullable Integer httpPort;

    @Option(
            names = "--behind-tls-proxy",
            description = "A proxy in front speaks TLS; its X-Forwarded headers are believed.")
    private boolean behindTlsProxy;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description =
                    "Where the embedded engines keep their data (default: ./data, for a demo"
                            + " ./data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "JDBC address of a PostgreSQL to use instead of the embedded one; {context} in it"
                            + " stands for the context's name.")
    private @Nullable String database;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka cluster to use instead of the embedded broker.")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "More settings of Kafka's clients, such as TLS and SASL.")
    private @Nullable Path kafkaProperties;

    @Option(
            names = "--partitions",
            description = "Partitions of topics that are created (default: ${DEFAULT-VALUE}).")
    private int partitions = 4;

    @Option(
            names = "--replication",
            description = "Replicas of topics that are created (default: ${DEFAULT-VALUE}).")
    private int replication = 1;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description =
                    "Schema registry with Confluent's API to use instead of the built-in one, such as"
                            + " http://user:password@127.0.0.1:8081.")
    private @Nullable URI schemaRegistry;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "How long to wait for --database and --kafka to answer"
                            + " (default: ${DEFAULT-VALUE}).")
    private int wait = 10;

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description =
                    "Mail server to use instead of the embedded one, as smtp://host:port,"
                            + " smtp+starttls://host:port or smtps://host:port; its user and password come from"
                            + " OPORA_NOTIFICATIONS_USER and OPORA_NOTIFICATIONS_PASSWORD.")
    private @Nullable URI smtp;

    @Option(
            names = "--keycloak",
            paramLabel = "URL",
            description =
                    "Keycloak's realm that all signing in is handed over to, for example"
                            + " https://keycloak.example/realms/opora.")
    private @Nullable URI keycloak;

    @Option(
            names = "--keycloak-client",
            paramLabel = "ID",
            description =
                    "The client's id there (default: ${DEFAULT-VALUE}); its secret comes from"
                            + " OPORA_KEYCLOAK_SECRET.")
    private String keycloakClient = "opora";

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "OpenTelemetry collector for traces, such as http://127.0.0.1:4318.")
    private @Nullable String otlp;

    @Option(
            names = "--log-format",
            description =
                    "How log lines look: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Settings.LogFormat logFormat = Settings.LogFormat.TEXT;

    private Settings.Web web() {
        if (tls != null && !tls.equals("self")) {
            throw new Misuse("--tls knows only self; name a certificate with --certificate");
        }
        return new Settings.Web(
                address, port, certificate, certificateKey, behindTlsProxy, tls != null, httpPort);
    }

    Settings settings(boolean demo) {
        var folder = demo ? Path.of("data", "demo") : Path.of("data");
        return new Settings(
                contexts == null ? new LinkedHashSet<>(preset.contexts()) : contexts,
                data == null ? folder : data,
                demo,
                database,
                web(),
                new Settings.Kafka(
                        kafka, clientProperties(), partitions, replication, schemaRegistry),
                Duration.ofSeconds(wait),
                new Settings.Telemetry(otlp, logFormat),
                smtp,
                keycloak == null ? null : new Settings.Keycloak(keycloak, keycloakClient),
                preset);
    }

    private Map<String, String> clientProperties() {
        var loaded = new Properties();
        if (kafkaProperties != null) {
            try (var file = Files.newBufferedReader(kafkaProperties)) {
                loaded.load(file);
            } catch (IOException e) {
                throw new Misuse("cannot read --kafka-properties " + kafkaProperties, e);
            }
        }
        var properties = new LinkedHashMap<String, String>();
        loaded.stringPropertyNames().forEach(key -> properties.put(key, loaded.getProperty(key)));
        return properties;
    }

    static final class ContextNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Settings.CONTEXTS.iterator();
        }
    }
}
