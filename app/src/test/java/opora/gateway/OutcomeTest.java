package opora.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.orders.OrderStatusUpdated;
import org.junit.jupiter.api.Test;

/// What somebody is told who sends the same request again.
class OutcomeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final OrderWish WISH =
            new OrderWish(List.of(new OrderWish.Item("router", 1)), " Arbat 1 ", null);

    private final Request request = Request.of("anna", "key", WISH);
    private final OrderView fresh = OrderView.of(request);

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        assertThat(again(UUID.randomUUID(), fresh, request.at()))
                .isInstanceOf(Outcome.OtherBody.class);
    }

    @Test
    void asksForPatienceWhileTheFirstIsWaitedFor() {
        assertThat(again(WISH.fingerprint(), fresh, request.at().plusSeconds(4)))
                .isInstanceOf(Outcome.Running.class);
    }

    @Test
    void showsTheWayOnceTheFirstWasTold() {
        assertThat(again(WISH.fingerprint(), fresh, request.at().plusSeconds(6)))
                .isEqualTo(new Outcome.Later(request.id()));
    }

    @Test
    void repeatsTheFirstAnswerWhateverCameLater() {
        var cancelled = fresh.with(status("CANCELLED", 1));
        var refunded = cancelled.with(status("REFUNDED", 2));
        assertThat(refunded.status()).isEqualTo(Status.REFUNDED);
        var again = again(WISH.fingerprint(), refunded, request.at().plusSeconds(60));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> {
                            assertThat(answered.again()).isTrue();
                            assertThat(answered.order().status()).isEqualTo(Status.CANCELLED);
                        });
    }

    @Test
    void takesAStatusOnceAndItsPriceAlong() {
        var paid = fresh.with(status("PAID", 1)).with(status("PAID", 1));
        assertThat(paid.steps()).hasSize(2);
        assertThat(paid.total()).isEqualTo(1_299_000);
        assertThat(paid.currency()).isEqualTo("RUB");
        assertThat(paid.orderId()).isEqualTo(1001);
    }

    @Test
    void recognisesAWishHoweverItWasWritten() {
        var same = new OrderWish(List.of(new OrderWish.Item("router", 1)), "Arbat 1", "WALLET");
        assertThat(same.fingerprint()).isEqualTo(WISH.fingerprint());
        var more = new OrderWish(List.of(new OrderWish.Item("router", 2)), "Arbat 1", "WALLET");
        assertThat(more.fingerprint()).isNotEqualTo(WISH.fingerprint());
    }

    private Outcome again(UUID fingerprint, OrderView first, Instant now) {
        return Outcome.again(WISH.fingerprint(), fingerprint, first, now, PATIENCE);
    }

    private OrderStatusUpdated status(String status, int seconds) {
        return new OrderStatusUpdated(
                request.id(),
                1001,
                "anna",
                status,
                "PENDING_VALIDATION",
                request.at().plusSeconds(seconds),
                Map.of("total", "1299000", "currency", "RUB"));
    }
}
