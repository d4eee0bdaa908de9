package opora.gateway;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import opora.shell.Frame;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Streams what changes on open pages. A virtual thread stays with each; it looks by itself once a
/// second while an order is still on its way, since not every step passes by here.
@RestController
class LiveController {
    private static final Logger log = LoggerFactory.getLogger(LiveController.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LiveOrders live;
    private final Orders orders;
    private final Products products;
    private final Templates pages;
    private final Duration heartbeat;

    LiveController(
            LiveOrders live,
            Orders orders,
            Products products,
            Templates pages,
            GatewaySettings settings) {
        this.live = live;
        this.orders = orders;
        this.products = products;
        this.pages = pages;
        this.heartbeat = settings.heartbeat();
    }

    /// @param order one order's page; without it the list is meant
    /// @param after where that page of the list begins
    @GetMapping("/orders/live")
    void stream(
            Frame frame,
            Person person,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        var from = Cursor.parse(after);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        var connection = live.open(person.username());
        // not the writer: it would keep to itself that nobody listens any more
        try (var out = response.getOutputStream()) {
            var stream = new Stream(out, person, connection);
            stream.beat(); // the browser hears at once that it is connected
            if (order == null) {
                list(stream, frame, from);
            } else {
                one(stream, frame, order);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("a page of {} was left", person.username(), e);
        } finally {
            live.close(person.username(), connection);
        }
    }

    private record Stream(OutputStream out, Person person, LiveOrders.Connection connection) {
        boolean open() {
            return !connection.closed() && Instant.now().isBefore(person.until());
        }

        void send(JteModel part) throws IOException {
            write(part.render().lines().collect(Collectors.joining("\ndata: ", "data: ", "\n\n")));
        }

        void beat() throws IOException {
            write(":\n\n");
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /// First what may have changed since the page was made, then what changes.
    private void list(Stream stream, Frame frame, @Nullable Cursor from)
            throws IOException, InterruptedException {
        for (var order :
                orders.page(stream.person().username(), from, OrdersController.ON_A_PAGE)) {
            stream.send(pages.gatewayBadge(frame, order.requestId(), order.status()));
        }
        while (stream.open()) {
            var update = stream.connection().next(heartbeat.toMillis());
            if (update == null) {
                stream.beat();
            } else {
                var status = Status.valueOf(update.status());
                stream.send(pages.gatewayBadge(frame, update.requestId(), status));
            }
        }
    }

    private void one(Stream stream, Frame frame, String requestId)
            throws IOException, InterruptedException {
        @Nullable OrderView shown = null;
        while (stream.open()) {
            var order = orders.byRequest(stream.person().username(), requestId).orElse(null);
            if (order != null && !order.equals(shown)) {
                stream.send(pages.gatewayOrder(frame, order, products.all()));
                shown = order;
            }
            var pause = order != null && order.settled() ? heartbeat : LOOK;
            if (stream.connection().next(pause.toMillis()) == null) {
                stream.beat();
            }
        }
    }
}
