package opora.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients of the API, each on a connection of its own: the next order when the last is answered,
/// or so many a second together.
final class Visitors implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final int port;
    private final Ticket ticket = new Ticket();
    private final Tally tally;
    private final Beat beat;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch gone;
    private volatile boolean closing;

    Visitors(int port, List<String> tokens, Tally tally, Beat beat, int clients) {
        this.port = port;
        this.tally = tally;
        this.beat = beat;
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
        var planned = beat.has(number) ? beat.await(number) : System.nanoTime();
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
