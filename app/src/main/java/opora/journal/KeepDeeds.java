package opora.journal;

import java.util.List;
import java.util.function.Function;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.orders.CancellationRequested;
import opora.orders.OrderCreationRequested;
import opora.shell.ActionTaken;
import org.springframework.stereotype.Component;

/// Adds to the journal what is told to it, and what events of busy contexts tell anyway.
@Component
class KeepDeeds {
    private final Database database;
    private final Chain chain;

    KeepDeeds(Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Handles
    void onActions(List<Incoming<ActionTaken>> told) {
        add(told, Entry::of);
    }

    @Handles
    void onOrders(List<Incoming<OrderCreationRequested>> wanted) {
        add(
                wanted,
                order ->
                        Entry.heard(
                                order.event().createdAt(),
                                order.event().username(),
                                "orders.requested",
                                order.event().requestId(),
                                order.meta().correlation()));
    }

    @Handles
    void onCancellations(List<Incoming<CancellationRequested>> wanted) {
        add(
                wanted,
                order ->
                        Entry.heard(
                                order.event().requestedAt(),
                                order.event().username(),
                                "orders.cancellation.requested",
                                String.valueOf(order.event().orderId()),
                                order.meta().correlation()));
    }

    private <E> void add(List<Incoming<E>> batch, Function<Incoming<E>, Entry> entry) {
        database.transact(
                "journal",
                _ -> {
                    chain.add(batch.stream().map(entry).toList());
                    return true;
                });
    }
}
