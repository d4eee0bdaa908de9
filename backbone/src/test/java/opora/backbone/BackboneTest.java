package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BackboneTest {

    @Topic("shop.placed")
    public record Placed(@Key String order, int amount) {}

    @Topic("shop.paid")
    public record Paid(@Key String order, boolean ok) {}

    static class Payments {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Handles
        Paid on(Placed placed) {
            seen.add(placed.order());
            return new Paid(placed.order(), placed.amount() < 100);
        }
    }

    static class Orders {
        final List<Incoming<Paid>> settled = new CopyOnWriteArrayList<>();

        @Handles
        void on(List<Incoming<Paid>> payments) {
            settled.addAll(payments);
        }
    }

    @Test
    void carriesAnOrderThroughTwoContextsAndBack() throws Exception {
        var payments = new Payments();
        var orders = new Orders();
        try (var pool = TestEngines.freshDatabase();
                var backbone =
                        new Backbone(
                                pool,
                                TestEngines.client(),
                                new MemoryRegistry(),
                                new SimpleMeterRegistry(),
                                BackboneSettings.defaults())) {
            backbone.context("payments", List.of(payments));
            backbone.context("orders", List.of(orders));
            backbone.start();

            for (int i = 0; i < 1_000; i++) {
                var order = "order-" + i;
                var amount = i % 200;
                backbone.database()
                        .transact(
                                "orders",
                                connection -> {
                                    backbone.database()
                                            .publish(
                                                    Outgoing.begins(
                                                            new Placed(order, amount), order));
                                    return order;
                                });
            }
            Eventually.holds(
                    Duration.ofSeconds(20), () -> assertThat(orders.settled).hasSize(1_000));
            assertThat(payments.seen).doesNotHaveDuplicates().hasSize(1_000);
            assertThat(orders.settled)
                    .allSatisfy(
                            paid -> {
                                assertThat(paid.meta().correlation())
                                        .isEqualTo(paid.event().order());
                                assertThat(paid.meta().context()).isEqualTo("payments");
                            });
        }
    }
}
