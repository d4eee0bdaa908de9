package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import opora.shell.Person;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole application on real engines, started once for all tests of this module. Whoever asks
/// first waits for it; everybody shares it, so tests make people of their own and count nobody
/// else's.
///
/// ```java
/// private final WholeApp app = WholeApp.get();
///
/// @Test
/// void paysFromTheWallet() {
///     var anna = app.person();
///     assertThat(anna.get("/api/wallet").status()).isEqualTo(200);
/// }
/// ```
public final class WholeApp implements Installation {
    static final String[] ARGUMENTS = {
        "--opora.gateway.patience=2s",
        "--opora.gateway.heartbeat=300ms",
        "--opora.portal.heartbeat=300ms",
        "--opora.tickets.heartbeat=300ms",
        "--opora.shell.inner=127.0.0.1/32",
        "--opora.cards.patience=2s",
        "--opora.acquirer.late=4s",
        "--opora.mailroom.smtp.port=0",
        "--opora.mailroom.pause=200ms",
        "--opora.mailroom.per-hour=10",
        "--opora.mailroom.largest=1MB",
        "--opora.notifications.files=300KB",
        "--opora.search.table=4"
    };

    private static final class Once {
        static final WholeApp INSTANCE = start();
    }

    private final ConfigurableApplicationContext context;
    private final Tokens tokens;

    private WholeApp(ConfigurableApplicationContext context) {
        this.context = context;
        this.tokens = new Tokens(List.of(bean(opora.shell.Keys.class)));
    }

    public static WholeApp get() {
        return Once.INSTANCE;
    }

    private static WholeApp start() {
        try {
            var data = Files.createTempDirectory("opora-app");
            var settings = Settings.defaults(data).with(Settings.Web.defaults().withPort(0));
            var engines = Engines.start(settings, Progress.sinceProcessStart());
            var application = new Application(settings, engines);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stop(application, engines, data)));
            var context = application.start(ARGUMENTS);
            context.getBean(BackboneStart.class).started().get(180, TimeUnit.SECONDS);
            var app = new WholeApp(context);
            app.awaitOpening();
            return app;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The keys and the products have come the way of all events.
    private void awaitOpening() throws Exception {
        var somebody = person("somebody", Set.of(Person.CUSTOMER));
        Eventually.holds(
                Duration.ofMinutes(3),
                () -> {
                    var products = somebody.get("/api/products");
                    assertThat(products.status()).isEqualTo(200);
                    assertThat(products.json().at("/products")).isNotEmpty();
                });
    }

    private static void stop(Application application, Engines engines, Path data) {
        try (engines) {
            application.stop();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a folder of temporary files that stays hurts nobody
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public <T> T partOf(String context, Class<T> type) {
        return bean(type);
    }

    public JdbcClient db() {
        return bean(JdbcClient.class);
    }

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public String address(String context) {
        return address();
    }

    /// A token for somebody; whether anybody is called so is nobody's business here.
    public Visitor person(String username, Set<String> roles) {
        return new Visitor(address(), username, tokens.sign(username, roles));
    }

    public Visitor stranger() {
        return new Visitor(address(), "", "");
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }
}
