package opora;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sends whoever comes without TLS to where TLS is spoken, and does nothing else.
final class PlainDoor implements AutoCloseable {
    private static final int HTTPS = 443;
    private static final int PERMANENT = 308;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String address;
    private final int target;

    private PlainDoor(HttpServer server, String address, int target) {
        this.server = server;
        this.address = address;
        this.target = target;
    }

    /// @param target the port that speaks TLS
    static PlainDoor open(String address, int port, int target) {
        try {
            var server = HttpServer.create(new InetSocketAddress(address, port), 0);
            var door = new PlainDoor(server, address, target);
            server.createContext("/", door::send);
            server.setExecutor(door.threads);
            server.start();
            return door;
        } catch (IOException e) {
            throw new Misuse("port " + port + " is taken; choose another with --http-port", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Location", location(exchange));
            exchange.sendResponseHeaders(PERMANENT, -1);
        }
    }

    /// To the name they used, if that is one.
    private String location(HttpExchange exchange) {
        var host =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), address)
                        .replaceFirst(":\\d+$", "");
        var name = host.matches("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]+]") ? host : address;
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = target == HTTPS ? "" : ":" + target;
        return "https://" + name + port + uri.getRawPath() + query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
