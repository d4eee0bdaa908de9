package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Backbone;
import opora.backbone.Database;
import opora.backbone.Tail;
import org.junit.jupiter.api.Test;

/// Holds, asked for by events as another context would.
class HoldsTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final String hold = UUID.randomUUID().toString();
    private final List<HoldChanged> answers = new java.util.concurrent.CopyOnWriteArrayList<>();

    HoldsTest() throws Exception {
        app.bean(TopUp.class).topUp(anna.username(), "one", 10_000);
        app.bean(Backbone.class)
                .tail(
                        HoldChanged.class,
                        Tail.From.END,
                        told -> {
                            if (told.event().holdId().equals(hold)) {
                                answers.add(told.event());
                            }
                        })
                .awaitReady(java.time.Duration.ofSeconds(30));
    }

    @Test
    void settlesAPartAndGivesTheRestBack() throws Exception {
        ask(HoldVerb.PLACE, 6_000, Instant.now().plusSeconds(3_600));
        answered(1);
        assertThat(wallet()).isEqualTo(new Wallet(4_000, 6_000, "RUB"));
        assertThat(anna.get("/wallet").body()).contains("Set aside: ₽60.00");

        ask(HoldVerb.SETTLE, 2_500, null);
        ask(HoldVerb.SETTLE, 2_500, null);
        ask(HoldVerb.VOID, 0, null);
        answered(4);
        assertThat(answers).extracting(HoldChanged::state).element(1).isEqualTo(HoldState.SETTLED);
        assertThat(answers)
                .extracting(HoldChanged::refusal)
                .containsExactly(null, null, null, "NOT_HELD");
        assertThat(wallet()).isEqualTo(new Wallet(7_500, 0, "RUB"));
    }

    @Test
    void endsByItselfWhenItsTimeIsOver() throws Exception {
        ask(HoldVerb.PLACE, 6_000, Instant.now().plusSeconds(2));
        answered(2);
        assertThat(answers)
                .extracting(HoldChanged::state)
                .containsExactly(HoldState.HELD, HoldState.EXPIRED);
        assertThat(wallet()).isEqualTo(new Wallet(10_000, 0, "RUB"));
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        ask(HoldVerb.SETTLE, 1, null);
        ask(HoldVerb.PLACE, 10_001, Instant.now().plusSeconds(60));
        ask(HoldVerb.PLACE, 1_000, Instant.now().minusSeconds(60));
        ask(HoldVerb.PLACE, 0, Instant.now().plusSeconds(60));
        answered(4);
        assertThat(answers)
                .extracting(HoldChanged::refusal)
                .containsExactly("UNKNOWN", "INSUFFICIENT_FUNDS", "WRONG_TIME", "WRONG_AMOUNT");
        assertThat(wallet()).isEqualTo(new Wallet(10_000, 0, "RUB"));
    }

    private void answered(int times) throws Exception {
        Eventually.holds(() -> assertThat(answers).hasSize(times));
    }

    private void ask(HoldVerb verb, long amount, Instant expiry) {
        var wish =
                new HoldRequested(
                        hold, verb, anna.username(), amount, "RUB", "sales", "a trial", expiry);
        var database = app.bean(Database.class);
        database.transact(
                "trial",
                _ -> {
                    database.publish(wish);
                    return true;
                });
    }

    private Wallet wallet() {
        return app.bean(Wallets.class).of(anna.username());
    }
}
