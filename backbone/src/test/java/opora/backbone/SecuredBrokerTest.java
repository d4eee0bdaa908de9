package opora.backbone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.engines.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that wants TLS, a password and rights: all of that is settings of the client and no
/// matter of the backbone.
class SecuredBrokerTest {
    private static final String SECRET = "a-secret-of-tests";
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";

    @Topic("secured.told")
    public record Told(@Key String key, int n) implements Numbered {}

    record Reader(Notebook notebook) {
        @Handles
        void on(Told event) {
            notebook.write("reader", event);
        }
    }

    @TempDir static Path home;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        keytool(
                "-genkeypair -alias broker -keyalg EC -validity 2 -dname CN=localhost -ext san=ip:127.0.0.1 -keystore broker.p12");
        keytool("-exportcert -alias broker -keystore broker.p12 -file broker.crt");
        keytool("-importcert -noprompt -alias broker -file broker.crt -keystore trusted.p12");
        var overrides = new HashMap<String, String>(Map.of());
        overrides.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        overrides.put("ssl.keystore.location", home.resolve("broker.p12").toString());
        overrides.put("ssl.keystore.password", SECRET);
        overrides.put("ssl.truststore.location", home.resolve("trusted.p12").toString());
        overrides.put("ssl.truststore.password", SECRET);
        overrides.put("sasl.enabled.mechanisms", "PLAIN");
        overrides.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        overrides.put(
                "listener.name.clients.plain.sasl.jaas.config",
                LOGIN.formatted("admin", SECRET)
                        + " user_admin=\"%s\" user_opora=\"right\" user_nobody=\"right\";"
                                .formatted(SECRET));
        overrides.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        overrides.put("super.users", "User:admin;User:ANONYMOUS");
        kafka = EmbeddedKafka.start(home.resolve("kafka"), 0, overrides);
        try (var admin = Admin.create(client("admin", SECRET))) {
            admin.createAcls(
                            List.of(
                                    allowed(ResourceType.TOPIC, "secured."),
                                    allowed(ResourceType.GROUP, "secured-")))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static void keytool(String arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storepass", SECRET));
        var exit =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(new File(home.toFile(), "keytool.log"))
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    java.nio.file.Files.readString(home.resolve("keytool.log")));
        }
    }

    private static AclBinding allowed(ResourceType type, String prefix) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry(
                        "User:opora", "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    private static Map<String, Object> client(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                kafka.bootstrap(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN.formatted(user, password) + ";",
                "ssl.truststore.location",
                home.resolve("trusted.p12").toString(),
                "ssl.truststore.password",
                SECRET);
    }

    private static Backbone backbone(HikariDataSource pool, Map<String, Object> client) {
        var backbone = TestEngines.backbone(pool, client, TestEngines.quick());
        var notebook = new Notebook(backbone.database());
        backbone.context("secured-reader", List.of(new Reader(notebook)));
        return backbone;
    }

    @Test
    void worksWithTheRightUser() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = backbone(pool, client("opora", "right"))) {
            backbone.start();
            for (int n = 1; n <= 50; n++) {
                var event = new Told("a", n);
                backbone.database()
                        .transact(
                                "writer",
                                connection -> {
                                    backbone.database().publish(event);
                                    return event;
                                });
            }
            new Notebook(backbone.database()).awaitWhole("reader", 1, 50, Duration.ofSeconds(20));
        }
    }

    @Test
    void saysThatThePasswordIsWrong() {
        refused(client("opora", "wrong"), "Authentication failed");
    }

    @Test
    void saysThatTheUserMayNot() {
        refused(client("nobody", "right"), "Authorization failed");
    }

    @Test
    void saysThatTheBrokerIsNotTrusted() {
        var client = new HashMap<>(client("opora", "right"));
        client.keySet().removeIf(setting -> setting.startsWith("ssl."));
        refused(client, "SSL handshake failed");
    }

    private static void refused(Map<String, Object> client, String reason) {
        try (var pool = TestEngines.freshDatabase();
                var backbone = backbone(pool, client)) {
            assertThatThrownBy(backbone::start)
                    .hasMessageStartingWith("cannot create topics: ")
                    .hasMessageContaining(reason);
        }
    }
}
