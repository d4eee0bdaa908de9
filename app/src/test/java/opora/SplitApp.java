package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import opora.engines.EmbeddedKafka;
import opora.shell.Keys;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The application in parts that share nothing but a broker: each has a database, a port and a
/// lifecycle of its own, as processes have. Started once, like [WholeApp].
public final class SplitApp implements Installation {
    private static final List<Set<String>> PARTS =
            List.of(
                    Set.of("gateway", "portal"),
                    Set.of("orders", "tickets"),
                    Set.of("billing", "files"),
                    Set.of("identity", "customers"),
                    Set.of("notifications", "visits"));

    private static final class Once {
        static final SplitApp INSTANCE = start();
    }

    private final Map<String, ConfigurableApplicationContext> parts;
    private final Tokens tokens;

    private SplitApp(Map<String, ConfigurableApplicationContext> parts) {
        this.parts = parts;
        this.tokens =
                new Tokens(
                        parts.values().stream()
                                .distinct()
                                .map(p -> p.getBean(Keys.class))
                                .toList());
    }

    public static SplitApp get() {
        return Once.INSTANCE;
    }

    private static SplitApp start() {
        try {
            var data = Files.createTempDirectory("opora-split");
            var broker = EmbeddedKafka.start(data.resolve("kafka"), 0, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            var parts = new LinkedHashMap<String, ConfigurableApplicationContext>();
            for (var contexts : PARTS) {
                var part = start(settings(contexts, data, broker.bootstrap()));
                contexts.forEach(context -> parts.put(context, part));
            }
            for (var part : parts.values()) {
                part.getBean(BackboneStart.class).started().get(60, TimeUnit.SECONDS);
            }
            var app = new SplitApp(parts);
            var listed = "select exists (select from gateway.products)";
            var db = app.partOf("gateway", JdbcClient.class);
            Eventually.holds(
                    () -> assertThat(db.sql(listed).query(Boolean.class).single()).isTrue());
            return app;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext start(Settings settings) {
        TestGround.server().createDatabase("split_" + String.join("_", settings.contexts()));
        var engines = Engines.start(settings, Progress.sinceProcessStart());
        var application = new Application(settings, engines);
        Runtime.getRuntime().addShutdownHook(new Thread(application::stop));
        return application.start(WholeApp.ARGUMENTS);
    }

    private static Settings settings(Set<String> contexts, Path data, String bootstrap)
            throws IOException {
        return new Settings(
                contexts,
                data,
                false,
                TestGround.server().url("split_{context}"),
                Settings.Web.defaults().withPort(0),
                new Settings.Kafka(bootstrap, Map.of(), 4, 1, null),
                Duration.ofSeconds(30),
                Settings.Telemetry.defaults(),
                null,
                null);
    }

    @Override
    public String address(String context) {
        var environment = part(context).getEnvironment();
        return "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    @Override
    public <T> T partOf(String context, Class<T> type) {
        return part(context).getBean(type);
    }

    private ConfigurableApplicationContext part(String context) {
        var part = parts.get(context);
        if (part == null) {
            throw new IllegalArgumentException("no part carries " + context);
        }
        return part;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }
}
