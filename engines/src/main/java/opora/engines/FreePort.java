package opora.engines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of the loopback address: one that is free now, or whether a wanted one is.
public final class FreePort {
    private static final String LOOPBACK = "127.0.0.1";

    /// Below those that systems give to connections going out: such a one might take the port
    /// before who asked for it does, and a broker takes its own a second later.
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /// A port nobody listens on at this moment; who needs it should take it soon.
    public static int next() {
        return ThreadLocalRandom.current()
                .ints(TRIES, FIRST, END)
                .filter(port -> available(LOOPBACK, port))
                .findFirst()
                .orElseThrow(() -> new EngineFailure("no free port on the loopback address"));
    }

    /// The port itself, or a free one when it is 0.
    public static int orNext(int port) {
        return port == 0 ? next() : port;
    }

    /// False when another process listens there already.
    public static boolean available(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
