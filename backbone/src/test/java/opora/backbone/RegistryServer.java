package opora.backbone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// The registry's API on a port of its own, by the JDK's HTTP server.
final class RegistryServer implements AutoCloseable {
    private final HttpServer server;

    private RegistryServer(HttpServer server) {
        this.server = server;
    }

    static RegistryServer start(RegistryApi api) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(api, exchange));
            server.start();
            return new RegistryServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(RegistryApi api, HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var answer = api.answer(request(exchange.getRequestMethod(), uri.toString(), body));
        var bytes = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", RegistryApi.CONTENT_TYPE);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static RegistryApi.Request request(String method, String uri, String body) {
        var parts = uri.split("\\?", 2);
        var query = new TreeMap<String, String>();
        for (var each : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            var pair = each.split("=", 2);
            query.put(
                    pair[0],
                    pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return new RegistryApi.Request(method, parts[0], query, body);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
