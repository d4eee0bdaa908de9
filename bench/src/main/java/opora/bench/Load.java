package opora.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import opora.orders.OrderItem;
import org.jspecify.annotations.Nullable;

/// Sends orders until told to stop: as many as the window lets through, or so many a second whether
/// or not the ones before are answered.
final class Load implements AutoCloseable {
    static final int CUSTOMERS = 1_000;
    private static final List<OrderItem> ITEMS = List.of(new OrderItem("cable-usb-c", 1));

    private final Requests requests;
    private final Ticket ticket;
    private final Tally tally;
    private final @Nullable Double rate;
    private final Thread thread = Thread.ofPlatform().name("load").unstarted(this::run);
    private volatile boolean closing;

    /// @param rate orders per second; null when only the window limits them
    Load(Requests requests, Ticket ticket, Tally tally, @Nullable Double rate) {
        this.requests = requests;
        this.ticket = ticket;
        this.tally = tally;
        this.rate = rate;
    }

    Load start() {
        thread.start();
        return this;
    }

    static String customer(int number) {
        return "customer-" + number;
    }

    private void run() {
        var begin = System.nanoTime();
        for (int number = 0; !closing; number++) {
            var planned = rate == null ? whenThereIsRoom() : whenPlanned(begin, number, rate);
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

    private long whenThereIsRoom() {
        try {
            while (!tally.room().tryAcquire(50, TimeUnit.MILLISECONDS) && !closing) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime();
    }

    /// Time runs from the plan, so that a stall counts for everyone it holds up.
    private static long whenPlanned(long begin, int number, double rate) {
        var planned = begin + (long) (number * 1e9 / rate);
        for (long now; (now = System.nanoTime()) < planned; ) {
            LockSupport.parkNanos(Math.min(planned - now, 1_000_000));
        }
        return planned;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
