package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Topic("wallet.topped-up")
    public record ToppedUp(@Key String owner, long amount) {}

    @Topic("shop.placed")
    public record Placed(@Key String order, String owner, long amount) {}

    @Topic("wallet.paid")
    public record Paid(@Key String order, boolean ok) {}

    @Topic("shop.cancelled")
    public record Cancelled(@Key String order) {}

    record Wallet(Database database) {

        @Handles
        void on(ToppedUp topUp) throws SQLException {
            if (topUp.amount() < 0) {
                throw new IllegalArgumentException("less than nothing");
            }
            run(
                    """
                    insert into wallets values (?, ?)
                    on conflict (owner) do update set balance = wallets.balance + excluded.balance
                    """,
                    topUp.owner(),
                    topUp.amount());
        }

        @Handles
        Paid on(Placed placed) throws SQLException {
            var sql = "update wallets set balance = balance - ? where owner = ? and balance >= ?";
            var paid = run(sql, placed.amount(), placed.owner(), placed.amount()) == 1;
            return new Paid(placed.order(), paid);
        }

        private int run(String sql, Object... parameters) throws SQLException {
            try (var connection = database.joined().getConnection();
                    var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        }
    }

    public record Waiting(String order) {}

    static class Patience extends Saga<Waiting> {
        Patience() {
            super("patience");
        }

        @Handles
        Step<Waiting> on(@Nullable Waiting state, Placed placed) {
            return Step.to(new Waiting(placed.order())).within(Duration.ofSeconds(30), "payment");
        }

        @Handles
        Step<Waiting> on(@Nullable Waiting state, Paid paid) {
            return Step.end();
        }

        @Override
        protected Step<Waiting> timedOut(Waiting state, String timer) {
            return Step.<Waiting>end().publish(new Cancelled(state.order()));
        }
    }

    private static DataSource pool;

    @BeforeAll
    static void layOutTheWallets() {
        pool = TestEngines.freshDatabase();
        scenario()
                .givenSql("create table wallets (owner text primary key, balance bigint not null)");
    }

    private static Scenario scenario() {
        return Scenario.of("billing", pool, database -> List.of(new Wallet(database)));
    }

    @Test
    void readsLikeASentence() {
        scenario()
                .given(new ToppedUp("ann", 100))
                .when(new Placed("order-1", "ann", 40))
                .then(new Paid("order-1", true))
                .and("select balance from wallets where owner = ?", "ann")
                .is(60);
    }

    @Test
    void bringsSeveralEventsAsOnePoll() {
        scenario()
                .when(
                        new ToppedUp("bob", 50),
                        new Placed("order-2", "bob", 30),
                        new Placed("order-3", "bob", 30))
                .then(new Paid("order-2", true), new Paid("order-3", false))
                .and("select owner, balance from wallets where owner = 'bob'")
                .are(List.of("bob", 20L));
    }

    @Test
    void letsNothingRemainOfARefusedEvent() {
        scenario()
                .refuses(new ToppedUp("eve", -1), IllegalArgumentException.class)
                .thenNothing()
                .and("select count(*) from wallets where owner = 'eve'")
                .is(0);
    }

    @Test
    void ringsTheTimersWhenTimePasses() {
        var patience = Scenario.of("shop", pool, database -> List.of(new Patience()));
        patience.given(new Placed("order-4", "ann", 1), new Placed("order-5", "ann", 1))
                .when(new Paid("order-5", true))
                .thenNothing();
        patience.whenTimePasses(Duration.ofSeconds(29)).thenNothing();
        patience.whenTimePasses(Duration.ofSeconds(1)).then(new Cancelled("order-4"));
    }

    @Test
    void showsWhatAnActPublishes() {
        scenario()
                .when(database -> database.publish(new Placed("order-6", "ann", 1)))
                .then(new Placed("order-6", "ann", 1));
    }

    @Test
    void saysWhatWasExpectedAndWhatCame() {
        assertThatThrownBy(
                        () ->
                                scenario()
                                        .when(new Placed("order-7", "nobody", 1))
                                        .then(new Paid("order-7", true)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ok=true")
                .hasMessageContaining("ok=false");
        assertThatThrownBy(() -> scenario().when(new Placed("o", "n", 1)).and("select 1").is(2))
                .hasMessageContaining("[2]")
                .hasMessageContaining("[1]");
        assertThatThrownBy(() -> scenario().given(new Cancelled("order-8")))
                .hasMessageContaining("does not handle");
        assertThat(scenario().when(new ToppedUp("zoe", 1)).published()).isEmpty();
    }
}
