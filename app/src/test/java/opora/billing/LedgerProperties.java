package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import opora.WholeApp;
import opora.backbone.Database;
import opora.backbone.Incoming;
import opora.backbone.Meta;
import opora.orders.OrderCreated;

/// Whatever is topped up, paid, refunded and told twice: no money appears and none is lost.
class LedgerProperties {
    private static final AtomicLong ORDERS = new AtomicLong(System.nanoTime());

    private final WholeApp app = WholeApp.get();

    /// One thing that happens to a wallet.
    ///
    /// @param which of the top-ups' keys, or of the orders paid so far
    record Move(TransferKind kind, int wallet, int which, long amount) {}

    /// What a wallet must hold by then, and what may be refunded to it.
    private static class Expected {
        final String username = "l" + UUID.randomUUID();
        long balance;
        final Map<Integer, Long> topUps = new HashMap<>();
        final List<OrderCreated> paid = new java.util.ArrayList<>();
        final List<Long> refunded = new java.util.ArrayList<>();
    }

    @Property(tries = 12)
    void movesMoneyAndMakesNone(@ForAll("histories") List<Move> moves) {
        var wallets = List.of(new Expected(), new Expected());
        moves.forEach(move -> play(move, wallets.get(move.wallet())));
        for (var wallet : wallets) {
            assertThat(app.bean(Wallets.class).of(wallet.username).balance())
                    .isEqualTo(wallet.balance)
                    .isNotNegative();
        }
        assertThat(app.bean(LedgerCheck.class).verify()).isZero();
    }

    @Provide
    Arbitrary<List<Move>> histories() {
        return Combinators.combine(
                        Arbitraries.of(TransferKind.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(TopUp.LEAST, 100_000))
                .as(Move::new)
                .list()
                .ofMaxSize(25);
    }

    private void play(Move move, Expected wallet) {
        switch (move.kind()) {
            case TOP_UP -> topUp(move, wallet);
            case PAYMENT -> pay(move, wallet);
            case REFUND -> refund(move, wallet);
        }
    }

    private void topUp(Move move, Expected wallet) {
        var key = "key-" + move.which();
        var answer = app.bean(TopUp.class).topUp(wallet.username, key, move.amount());
        var first = wallet.topUps.putIfAbsent(move.which(), move.amount());
        if (first == null) {
            assertThat(answer).isEqualTo(TopUp.Answer.DONE);
            wallet.balance += move.amount();
        } else {
            assertThat(answer)
                    .isEqualTo(
                            first == move.amount()
                                    ? TopUp.Answer.REPEATED
                                    : TopUp.Answer.OTHER_AMOUNT);
        }
    }

    private void pay(Move move, Expected wallet) {
        var order =
                new OrderCreated(
                        UUID.randomUUID().toString(),
                        wallet.username,
                        ORDERS.incrementAndGet(),
                        List.of(),
                        move.amount(),
                        "RUB",
                        Instant.now());
        var answers = handled(() -> app.bean(PayOrders.class).on(List.of(incoming(order))));
        var payment = (PaymentProcessed) answers.getFirst().event();
        assertThat(payment.success()).isEqualTo(wallet.balance >= move.amount());
        if (payment.success()) {
            wallet.balance -= move.amount();
            wallet.paid.add(order);
        }
    }

    private void refund(Move move, Expected wallet) {
        if (wallet.paid.size() <= move.which()) {
            return;
        }
        var order = wallet.paid.get(move.which());
        var wish =
                new RefundRequested(
                        order.requestId(),
                        order.orderId(),
                        wallet.username,
                        order.totalCost(),
                        "RUB",
                        "ORDER_CANCELLED",
                        Instant.now());
        var answers = handled(() -> app.bean(RefundPayments.class).on(List.of(incoming(wish))));
        if (wallet.refunded.contains(order.orderId())) {
            assertThat(answers).isEmpty();
        } else {
            wallet.refunded.add(order.orderId());
            wallet.balance += order.totalCost();
        }
    }

    private <T> T handled(java.util.function.Supplier<T> handler) {
        return app.bean(Database.class).transact("billing", _ -> handler.get());
    }

    private static <E> Incoming<E> incoming(E event) {
        var id = UUID.randomUUID().toString();
        var type = event.getClass().getName();
        return new Incoming<>(
                event, new Meta(id, "test", type, "test", null, Instant.now(), id, null, null));
    }
}
