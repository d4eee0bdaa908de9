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
    /// @param which of the top-ups' keys, of the orders paid, or of the holds
    record Move(Verb verb, int wallet, int which, long amount) {}

    private enum Verb {
        TOP_UP,
        PAY,
        REFUND,
        PLACE,
        SETTLE,
        VOID,
        EXPIRE,
        ADJUST,
        REVERSE
    }

    /// What a wallet must hold by then, and what may be refunded to it.
    private static class Expected {
        final String username = "l" + UUID.randomUUID();
        long balance;
        long held;
        final Map<Integer, HoldChanged> holds = new HashMap<>();
        final List<String> reversed = new java.util.ArrayList<>();
        final Map<Integer, Long> topUps = new HashMap<>();
        final List<OrderCreated> paid = new java.util.ArrayList<>();
        final List<Long> refunded = new java.util.ArrayList<>();
    }

    @Property(tries = 12)
    void movesMoneyAndMakesNone(@ForAll("histories") List<Move> moves) {
        var wallets = List.of(new Expected(), new Expected());
        for (var move : moves) {
            if (move.verb() == Verb.EXPIRE) {
                wallets.forEach(this::expire); // everybody's time is over
            } else {
                play(move, wallets.get(move.wallet()));
            }
        }
        for (var wallet : wallets) {
            assertThat(app.bean(Wallets.class).of(wallet.username))
                    .isEqualTo(new Wallet(wallet.balance, wallet.held, "RUB"));
            assertThat(wallet.balance).isNotNegative();
            assertThat(wallet.held).isNotNegative();
        }
        assertThat(app.bean(LedgerCheck.class).verify()).isEmpty();
    }

    @Provide
    Arbitrary<List<Move>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(TopUp.LEAST, 100_000))
                .as(Move::new)
                .list()
                .ofMaxSize(40);
    }

    private void play(Move move, Expected wallet) {
        switch (move.verb()) {
            case TOP_UP -> topUp(move, wallet);
            case PAY -> pay(move, wallet);
            case REFUND -> refund(move, wallet);
            case PLACE -> hold(HoldVerb.PLACE, move, wallet);
            case SETTLE -> hold(HoldVerb.SETTLE, move, wallet);
            case VOID -> hold(HoldVerb.VOID, move, wallet);
            case EXPIRE -> throw new IllegalStateException();
            case ADJUST -> adjust(move, wallet);
            case REVERSE -> reverse(wallet);
        }
    }

    private void hold(HoldVerb verb, Move move, Expected wallet) {
        var before = wallet.holds.get(move.which());
        var wish =
                new HoldRequested(
                        wallet.username + move.which(),
                        verb,
                        wallet.username,
                        move.amount(),
                        "RUB",
                        "sales",
                        "a trial",
                        Instant.now().plusSeconds(600));
        var answers = handled(() -> app.bean(KeepHolds.class).on(List.of(incoming(wish))));
        var after = (HoldChanged) answers.getFirst().event();
        if (after.refusal() != null) {
            var why = after.refusal();
            assertThat(why).isEqualTo(expectedRefusal(verb, move, before, wallet));
            return;
        }
        var was = before == null || before.state() != HoldState.HELD ? 0 : before.amount();
        var is = after.state() == HoldState.HELD ? after.amount() : 0;
        var fresh = before == null || before.state() == HoldState.HELD && is == 0;
        var spent = fresh ? after.settled() : 0;
        wallet.held += is - was;
        wallet.balance -= is - was + spent;
        wallet.holds.put(move.which(), after);
    }

    private static String expectedRefusal(
            HoldVerb verb, Move move, HoldChanged before, Expected wallet) {
        if (before == null) {
            return verb == HoldVerb.PLACE && move.amount() > wallet.balance
                    ? "INSUFFICIENT_FUNDS"
                    : "UNKNOWN";
        }
        if (verb == HoldVerb.PLACE) {
            return "USED_BEFORE";
        }
        return before.state() == HoldState.HELD ? "WRONG_AMOUNT" : "NOT_HELD";
    }

    private void expire(Expected wallet) {
        app.bean(ExpireHolds.class).expire(Instant.now().plusSeconds(601));
        wallet.holds.replaceAll(
                (_, hold) ->
                        hold.state() == HoldState.HELD
                                ? new HoldChanged(
                                        hold.holdId(),
                                        hold.username(),
                                        HoldState.EXPIRED,
                                        hold.amount(),
                                        0,
                                        "RUB",
                                        null,
                                        hold.at())
                                : hold);
        wallet.balance += wallet.held;
        wallet.held = 0;
    }

    private void adjust(Move move, Expected wallet) {
        app.bean(TopUp.class).topUp(wallet.username, "key-0", 1_000_00);
        if (wallet.topUps.putIfAbsent(0, 1_000_00L) == null) {
            wallet.balance += 1_000_00;
        }
        var amount = move.which() % 2 == 0 ? move.amount() : -move.amount();
        var wish = new AdjustWallet.Wish(wallet.username, amount, "a trial", "staff");
        var answer = app.bean(AdjustWallet.class).adjust(UUID.randomUUID().toString(), wish);
        assertThat(answer)
                .isEqualTo(wallet.balance + amount < 0 ? Correction.SHORT : Correction.DONE);
        wallet.balance += answer == Correction.DONE ? amount : 0;
    }

    /// Takes the oldest top-up back, once.
    private void reverse(Expected wallet) {
        var sql =
                "select id from billing.transfers where username = ? and kind = 'TOP_UP' order by id limit 1";
        var found = app.db().sql(sql).param(wallet.username).query(Long.class).optional();
        if (found.isEmpty()) {
            return;
        }
        var amount =
                app.db()
                        .sql("select amount from billing.transfers where id = ?")
                        .param(found.get())
                        .query(Long.class)
                        .single();
        var answer = app.bean(ReversePosting.class).reverse(found.get(), "a trial", "staff");
        if (!wallet.reversed.isEmpty()) {
            assertThat(answer).isEqualTo(Correction.REPEATED);
        } else if (wallet.balance < amount) {
            assertThat(answer).isEqualTo(Correction.SHORT);
        } else {
            assertThat(answer).isEqualTo(Correction.DONE);
            wallet.reversed.add("first");
            wallet.balance -= amount;
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
