package opora.shell;

import java.io.IOException;

/// Somebody named an address that leads inside, where our requests must not go for a stranger.
public final class InnerAddress extends IOException {
    InnerAddress(String host) {
        super(host + " leads to an address inside; the setting opora.shell.inner allows networks");
    }
}
