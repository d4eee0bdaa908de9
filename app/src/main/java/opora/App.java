package opora;

import opora.api.ApiContext;
import opora.registry.RegistryContext;
import opora.shell.ShellContext;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// What runs in this process. Contexts are not found by scanning: each is a configuration class,
/// chosen by [Settings#contexts].
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    ShellContext.class,
    RegistryContext.class,
    ApiContext.class,
    TelemetryWiring.class,
    TlsWiring.class,
    BackboneWiring.class,
    Migrations.class,
    BackboneStart.class,
    FeedKeys.class,
    FeedRights.class
})
class App {}
