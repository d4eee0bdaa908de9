package opora.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of the loopback address: one that is free now, or whether a wanted one is.
public final class FreePort {
    private FreePort() {}

    /// A port nobody listens on at this moment; who needs it should take it soon.
    public static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EngineFailure("no free port on the loopback address", e);
        }
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
