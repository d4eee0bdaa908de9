package opora;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Everything that may differ between two runs of the same jar, checked. Whoever builds one by hand
/// starts from [#defaults].
///
/// @param contexts the contexts this process carries
/// @param data where the embedded engines keep what must survive
/// @param demo sample people, sample data and a mailbox page
/// @param database a JDBC address to use instead of the embedded PostgreSQL; `{context}` in it
///   stands for the context's name (several: joined by `_`), for a database of its own
/// @param patience how long engines given by address may stay unreachable at the start
/// @param smtp a mail server to use instead of the embedded one
/// @param keycloak whom all signing in is handed over to
/// @param preset what an installation is at its first start
public record Settings(
        Set<String> contexts,
        Path data,
        boolean demo,
        @Nullable String database,
        Web web,
        Kafka kafka,
        Duration patience,
        Telemetry telemetry,
        @Nullable URI smtp,
        @Nullable Keycloak keycloak,
        Preset preset) {

    private static final Set<String> MAIL = Set.of("smtp", "smtp+starttls", "smtps");

    /// The contexts there are.
    public static final List<String> CONTEXTS = Contexts.NAMES;

    /// The same as everything there is.
    public Settings(
            Set<String> contexts,
            Path data,
            boolean demo,
            @Nullable String database,
            Web web,
            Kafka kafka,
            Duration patience,
            Telemetry telemetry,
            @Nullable URI smtp,
            @Nullable Keycloak keycloak) {
        this(
                contexts,
                data,
                demo,
                database,
                web,
                kafka,
                patience,
                telemetry,
                smtp,
                keycloak,
                Preset.ALL);
    }

    public Settings {
        var unknown = new TreeSet<>(contexts);
        CONTEXTS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new Misuse(
                    "unknown context "
                            + String.join(", ", unknown)
                            + "; there are: "
                            + String.join(", ", CONTEXTS));
        }
        if (contexts.isEmpty()) {
            throw new Misuse("no context to run; there are: " + String.join(", ", CONTEXTS));
        }
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new Misuse("not the address of a PostgreSQL: " + database);
        }
        if (smtp != null
                && (!MAIL.contains(String.valueOf(smtp.getScheme())) || smtp.getHost() == null)) {
            throw new Misuse(
                    "not the address of a mail server: "
                            + smtp
                            + "; it looks like smtp+starttls://mail.example.org:587");
        }
        if (demo && keycloak != null) {
            throw new Misuse("the demo brings people of its own; use --keycloak with opora run");
        }
        // always in the same order: a database may be named after them
        var ordered = new LinkedHashSet<>(CONTEXTS);
        ordered.retainAll(contexts);
        contexts = Collections.unmodifiableSet(ordered);
    }

    /// Every context on embedded engines whose data lies in this folder.
    public static Settings defaults(Path data) {
        return new Settings(
                Set.copyOf(CONTEXTS),
                data,
                false,
                null,
                Web.defaults(),
                Kafka.defaults(),
                Duration.ofSeconds(10),
                Telemetry.defaults(),
                null,
                null);
    }

    public Settings with(Web other) {
        return new Settings(
                contexts, data, demo, database, other, kafka, patience, telemetry, smtp, keycloak,
                preset);
    }

    public boolean embedsDatabase() {
        return database == null;
    }

    public boolean embedsKafka() {
        return kafka.bootstrap() == null;
    }

    boolean embedsAnything() {
        return embedsDatabase() || embedsKafka();
    }

    /// Where people come in.
    ///
    /// @param port 0 for any free one
    /// @param certificate a PEM file; with it the address speaks TLS
    /// @param behindTlsProxy somebody in front speaks TLS and says so in X-Forwarded headers
    /// @param selfSigned with a certificate of our own making the address speaks TLS, too
    /// @param plainPort where whoever comes without TLS is sent on; nobody listens when absent
    public record Web(
            String address,
            int port,
            @Nullable Path certificate,
            @Nullable Path certificateKey,
            boolean behindTlsProxy,
            boolean selfSigned,
            @Nullable Integer plainPort) {
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

        public Web {
            if (port < 0 || port > 65_535) {
                throw new Misuse("no such port: " + port);
            }
            if ((certificate == null) != (certificateKey == null)) {
                throw new Misuse("--certificate and --certificate-key belong together");
            }
            if (selfSigned && certificate != null) {
                throw new Misuse("--tls self makes a certificate; leave --certificate away");
            }
            var tls = certificate != null || selfSigned;
            if (!LOOPBACK.contains(address) && !tls && !behindTlsProxy) {
                throw new Misuse(
                        "listening on "
                                + address
                                + " needs --certificate and --certificate-key, --tls self, or"
                                + " --behind-tls-proxy");
            }
            if (plainPort != null && !tls) {
                throw new Misuse("--http-port sends people to TLS, which is not on");
            }
        }

        /// Whether the address speaks TLS itself.
        public boolean tls() {
            return certificate != null || selfSigned;
        }

        public static Web defaults() {
            return new Web("127.0.0.1", 8080, null, null, false, false, null);
        }

        public Web withPort(int other) {
            return new Web(
                    address,
                    other,
                    certificate,
                    certificateKey,
                    behindTlsProxy,
                    selfSigned,
                    plainPort);
        }
    }

    /// The broker and what is created there.
    ///
    /// @param bootstrap the address of a cluster to use instead of the embedded broker
    /// @param properties what Kafka's clients need beside the address, such as TLS and SASL
    /// @param partitions of topics that do not say themselves
    /// @param schemaRegistry the URL of a registry with Confluent's API to use instead of the
    ///   built-in one, as `https://user:password@host:8081` if it asks for that
    public record Kafka(
            @Nullable String bootstrap,
            Map<String, String> properties,
            int partitions,
            int replication,
            @Nullable URI schemaRegistry) {
        public Kafka {
            if (partitions < 1 || partitions > 1_000) {
                throw new Misuse("partitions must lie between 1 and 1000: " + partitions);
            }
            if (replication < 1 || replication > 9) {
                throw new Misuse("replication must lie between 1 and 9: " + replication);
            }
            properties = Map.copyOf(properties);
        }

        public static Kafka defaults() {
            return new Kafka(null, Map.of(), 4, 1, null);
        }
    }

    /// What an installation is at its first start; all of it can be changed afterwards.
    public enum Preset {
        ALL,
        /// A few people who help others: three roles, one queue, simple statuses, no shop.
        TEAM;

        private static final Set<String> SHOP =
                Set.of("gateway", "billing", "cards", "acquirer", "subscriptions", "orders");

        /// The contexts it needs.
        List<String> contexts() {
            return this == ALL
                    ? CONTEXTS
                    : CONTEXTS.stream().filter(name -> !SHOP.contains(name)).toList();
        }
    }

    /// A realm of Keycloak.
    ///
    /// @param issuer such as `https://keycloak.example/realms/opora`
    /// @param client by which it knows this installation
    public record Keycloak(URI issuer, String client) {
        public Keycloak {
            var scheme = String.valueOf(issuer.getScheme());
            if (issuer.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
                throw new Misuse(
                        "not a realm of Keycloak: "
                                + issuer
                                + "; it looks like https://keycloak.example/realms/opora");
            }
        }
    }

    /// What the process tells about itself.
    ///
    /// @param otlp where traces go, such as `http://127.0.0.1:4318`; nowhere when absent
    public record Telemetry(@Nullable String otlp, LogFormat logFormat) {
        public static Telemetry defaults() {
            return new Telemetry(null, LogFormat.TEXT);
        }
    }

    /// Lines for people, or one JSON object per line for log collectors.
    public enum LogFormat {
        TEXT,
        JSON
    }
}
