package opora;

import java.util.concurrent.atomic.AtomicBoolean;
import opora.engines.FreePort;
import opora.identity.DemoPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// One start of the application, and its end: first the pages, then the broker, then the database.
final class Launch {
    private final Progress progress = Progress.sinceProcessStart();
    private final AtomicBoolean ready = new AtomicBoolean();
    private volatile @Nullable PlainDoor plainDoor;

    private Launch() {}

    static void of(Settings settings) {
        new Launch().start(settings);
    }

    private void start(Settings settings) {
        var web = settings.web();
        if (web.port() != 0 && !FreePort.available(web.address(), web.port())) {
            throw new Misuse("port " + web.port() + " is taken; choose another with --port");
        }
        progress.line(settings.demo() ? "Opora starts with sample data" : "Opora starts");
        var engines = Engines.start(settings, progress);
        var application = new Application(settings, engines);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application, engines), "stop"));
        var context = application.start();
        engines.await();
        openPlainDoor(settings, context);
        ready.set(true);
        if (settings.demo()) {
            DemoPeople.PEOPLE.forEach(
                    person ->
                            progress.line(
                                    "  %-6s password %s  %s"
                                            .formatted(
                                                    person.username(),
                                                    person.password(),
                                                    String.join(", ", person.roles()))));
        }
        progress.reached("ready: " + address(settings.web(), context));
        progress.line("  Ctrl-C stops it; what you entered stays in " + settings.data());
    }

    private void stop(Application application, Engines engines) {
        if (ready.get()) {
            progress.line("Opora stops");
        }
        var door = plainDoor;
        try (engines;
                door) {
            application.stop();
        }
    }

    private void openPlainDoor(Settings settings, ConfigurableApplicationContext context) {
        var web = settings.web();
        if (web.selfSigned()) {
            var own = SelfSigned.in(settings.data(), web.address());
            progress.line("  our own certificate: " + own.pem());
            progress.line("  SHA-256 " + own.fingerprint());
        }
        var plain = web.plainPort();
        if (plain != null) {
            var door = PlainDoor.open(web.address(), plain, port(context));
            plainDoor = door;
            progress.line("  sent to TLS: http://" + web.address() + ":" + door.port());
        }
    }

    private static String address(Settings.Web web, ConfigurableApplicationContext context) {
        var scheme = web.tls() ? "https" : "http";
        return scheme + "://" + web.address() + ":" + port(context);
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
