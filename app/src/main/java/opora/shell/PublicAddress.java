package opora.shell;

import java.net.URI;
import opora.Settings;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people reach the pages, for links that go out in letters and events. It is never taken
/// from a request: whoever sends one could make our letters lead elsewhere.
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

    /// Without a slash at its end.
    public String root() {
        var set = shell.address();
        if (set != null) {
            return set.toString().replaceAll("/+$", "");
        }
        var web = settings.web();
        var scheme = web.tls() ? "https" : "http";
        var port = environment.getProperty("local.server.port", String.valueOf(web.port()));
        return scheme + "://" + web.address() + ":" + port;
    }

    public String of(String path) {
        return root() + path;
    }

    public String host() {
        return URI.create(root()).getHost();
    }
}
