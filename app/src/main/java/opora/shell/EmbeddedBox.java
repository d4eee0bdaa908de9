package opora.shell;

import java.util.HexFormat;
import opora.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// The box of the demo's own mail server that people write to. The server and whoever reads it
/// agree on it without telling each other.
@Component
@Lazy
public class EmbeddedBox {
    public static final String ADDRESS = "support@opora.example";

    private final int port;
    private final boolean here;
    private final MasterKey master;

    EmbeddedBox(
            Settings settings, @Value("${opora.embedded-box.port:0}") int port, MasterKey master) {
        this.port = port;
        this.here = settings.demo() && settings.smtp() == null && port > 0;
        this.master = master;
    }

    /// This one, where there is one.
    public @Nullable EmbeddedBox orNone() {
        return here ? this : null;
    }

    public String address() {
        return ADDRESS;
    }

    /// Where it is read over IMAP.
    public int port() {
        return port;
    }

    public String password() {
        return HexFormat.of().formatHex(master.derive("embedded box"));
    }
}
