package opora.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import opora.orders.OrderItem;

/// Sends orders until told to stop: as many as the window lets through, or so many a second whether
/// or not the ones before are answered.
final class Load implements AutoCloseable {
    static final int CUSTOMERS = 1_000;
    private static final List<OrderItem> ITEMS = List.of(new OrderItem("cable-usb-c", 1));

    private final Requests requests;
    private final Ticket ticket;
    private final Tally tally;
    private final Beat beat;
    private final Thread thread = Thread.ofPlatform().name("load").unstarted(this::run);
    private volatile boolean closing;

    Load(Requests requests, Ticket ticket, Tally tally, Beat beat) {
        this.requests = requests;
        this.ticket = ticket;
        this.tally = tally;
        this.beat = beat;
    }

    Load start() {
        thread.start();
        return this;
    }

    static String customer(int number) {
        return "customer-" + number;
    }

    private void run() {
        for (int number = 0; !closing; number++) {
            var planned = planned(number);
            tally.planned(number, planned);
            requests.send(
                    ticket.id(number),
                    customer(number % CUSTOMERS + 1),
                    ITEMS,
                    (metadata, failure) -> {
                        if (failure == null) {
                            tally.accepted();
                        } else {
                            tally.refused();
                        }
                    });
        }
    }

    private long planned(int number) {
        if (!beat.has(number)) {
            awaitRoom();
            return System.nanoTime();
        }
        var planned = beat.await(number);
        awaitRoom();
        return planned;
    }

    private void awaitRoom() {
        try {
            while (!tally.room().tryAcquire(50, TimeUnit.MILLISECONDS) && !closing) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
