package opora;

import jakarta.mail.util.StreamProvider;
import java.util.HashMap;
import java.util.Map;
import opora.engines.FreePort;
import opora.shell.EmbeddedBox;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;

/// The Spring side of a start: [App] with [Settings] and [Engines] as beans. Tests and measurements
/// start it this way too.
public final class Application {
    private final Settings settings;
    private final Engines engines;
    private volatile @Nullable ConfigurableApplicationContext context;

    public Application(Settings settings, Engines engines) {
        this.settings = settings;
        this.engines = engines;
    }

    public ConfigurableApplicationContext start(String... arguments) {
        // or it is looked for in every library, several times for each mail
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        var spring = new SpringApplication(App.class);
        spring.addPrimarySources(Contexts.configurations(settings.contexts()));
        // contexts do not know each other's class names and need not
        spring.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        spring.setRegisterShutdownHook(false);
        spring.setDefaultProperties(properties());
        spring.addInitializers(
                (ApplicationContextInitializer<GenericApplicationContext>) this::register);
        return spring.run(arguments);
    }

    private void register(GenericApplicationContext fresh) {
        context = fresh;
        engines.loggingIsReady();
        fresh.registerBean(Settings.class, () -> settings);
        // closed by whoever started them, after the context is gone
        fresh.registerBean(
                Engines.class, () -> engines, definition -> definition.setDestroyMethodName(""));
    }

    private Map<String, Object> properties() {
        var web = settings.web();
        var properties = new HashMap<String, Object>();
        properties.put("server.address", web.address());
        properties.put("server.port", web.port());
        if (web.certificate() != null && web.certificateKey() != null) {
            properties.put("server.ssl.certificate", web.certificate().toString());
            properties.put("server.ssl.certificate-private-key", web.certificateKey().toString());
        }
        if (web.selfSigned()) {
            var own = SelfSigned.in(settings.data(), web.address());
            properties.put("server.ssl.key-store", own.store().toUri().toString());
            properties.put("server.ssl.key-store-type", "PKCS12");
            properties.put("server.ssl.key-store-password", SelfSigned.PASSWORD);
            properties.put("server.ssl.key-alias", SelfSigned.ALIAS);
        }
        if (web.tls()) {
            properties.put(TlsWiring.INNER_PORT, FreePort.next());
        }
        if (web.behindTlsProxy()) {
            properties.put("server.forward-headers-strategy", "native");
        }
        if (settings.smtp() != null) {
            properties.put("opora.notifications.smtp", settings.smtp().toString());
        }
        if (settings.demo() && settings.smtp() == null) {
            properties.put("opora.embedded-box.port", FreePort.next());
            properties.put("opora.notifications.reply-to", EmbeddedBox.ADDRESS);
            properties.put("opora.mailroom.pause", "2s");
            properties.put("opora.mailroom.smtp.port", 0);
        }
        if (settings.keycloak() != null) {
            properties.put("opora.handed-over", "true");
        }
        if (settings.telemetry().logFormat() == Settings.LogFormat.JSON) {
            properties.put("logging.structured.format.console", "ecs");
        }
        return properties;
    }

    public void stop() {
        var running = context;
        if (running != null) {
            running.close();
        }
    }
}
