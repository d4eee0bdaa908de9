package opora.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Clients of the API, each on a connection of its own: the next order when the last is answered,
/// or so many a second together.
final class Visitors implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final int port;
    private final Ticket ticket = new Ticket();
    private final Tally tally;
    private final @Nullable Double rate;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch gone;
    private final long beganNanos = System.nanoTime();
    private volatile boolean closing;

    Visitors(int port, List<String> tokens, Tally tally, @Nullable Double rate, int clients) {
        this.port = port;
        this.tally = tally;
        this.rate = rate;
        this.gone = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            var token = tokens.get(i % tokens.size());
            Thread.ofVirtual().name("visitor").start(() -> visit(token));
        }
    }

    private void visit(String token) {
        try {
            while (!closing) {
                try (var line = new Line(port)) {
                    while (!closing) {
                        order(line, token);
                    }
                } catch (IOException e) {
                    tally.refused();
                    Pause.millis(100);
                }
            }
        } finally {
            gone.countDown();
        }
    }

    private void order(Line line, String token) throws IOException {
        var number = next.getAndIncrement();
        var planned = rate == null ? System.nanoTime() : whenPlanned(number, rate);
        tally.planned(number, planned);
        var status = line.exchange(request(token, ticket.id(number).toString()));
        if (status == CREATED) {
            tally.accepted();
            tally.finished(number, System.nanoTime());
        } else if (status == ACCEPTED) {
            tally.accepted();
        } else {
            tally.refused();
        }
    }

    private long whenPlanned(int number, double rate) {
        var planned = beganNanos + (long) (number * 1e9 / rate);
        LockSupport.parkNanos(planned - System.nanoTime());
        return planned;
    }

    private static String request(String token, String key) {
        var body =
                """
                {"items":[{"productId":"cable-usb-c","quantity":1}],"deliveryAddress":"1 Test Street"}""";
        return String.format(
                Locale.ROOT,
                """
                POST /api/orders HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Idempotency-Key: "%s"\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""",
                token,
                key,
                body.length(),
                body);
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        gone.await();
    }
}
