package opora.identity;

import java.net.URI;
import opora.Settings;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people reach us, for links in letters. It is never taken from a request: whoever sends one
/// could make our letters lead elsewhere.
@Component
class PublicAddress {
    private final Settings settings;
    private final IdentitySettings identity;
    private final Environment environment;

    PublicAddress(Settings settings, IdentitySettings identity, Environment environment) {
        this.settings = settings;
        this.identity = identity;
        this.environment = environment;
    }

    /// Without a slash at its end.
    String root() {
        var set = identity.address();
        if (set != null) {
            return set.toString().replaceAll("/+$", "");
        }
        var web = settings.web();
        var scheme = web.tls() ? "https" : "http";
        var port = environment.getProperty("local.server.port", String.valueOf(web.port()));
        return scheme + "://" + web.address() + ":" + port;
    }

    String of(String path) {
        return root() + path;
    }

    String host() {
        return URI.create(root()).getHost();
    }
}
