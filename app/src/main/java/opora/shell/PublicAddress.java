package opora.shell;

import opora.Settings;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people reach the pages, for links that go out in events. It is never taken from a request:
/// whoever sends one could make our letters lead elsewhere.
@Component
@Lazy
public class PublicAddress {
    private final Settings settings;
    private final ShellSettings shell;
    private final Environment environment;

    PublicAddress(Settings settings, ShellSettings shell, Environment environment) {
        this.settings = settings;
        this.shell = shell;
        this.environment = environment;
    }

    public String of(String path) {
        var set = shell.address();
        if (set != null) {
            return set.toString().replaceAll("/+$", "") + path;
        }
        var web = settings.web();
        var scheme = web.tls() ? "https" : "http";
        var port = environment.getProperty("local.server.port", String.valueOf(web.port()));
        return scheme + "://" + web.address() + ":" + port + path;
    }
}
