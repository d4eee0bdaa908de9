package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SimulatorTest {

    @Topic("sim.placed")
    public record Placed(@Key String order, String owner, long amount) {}

    @Topic("sim.paid")
    public record Paid(@Key String order, boolean ok) {}

    @Topic("sim.topped-up")
    public record ToppedUp(@Key String owner, long amount) {}

    /// Places orders and notes how they end.
    record Shop(Database database) {

        void place(Random random) throws SQLException {
            var order = "o" + random.nextInt(1_000_000);
            var owner = "p" + random.nextInt(3);
            var amount = 1 + random.nextInt(50);
            run(database.joined(), "insert into orders values (?, ?, 'NEW')", order, amount);
            database.publish(new Placed(order, owner, amount));
        }

        @Handles
        void on(Paid paid) throws SQLException {
            var status = paid.ok() ? "PAID" : "REFUSED";
            run(
                    database.joined(),
                    "update orders set status = ? where id = ? and status = 'NEW'",
                    status,
                    paid.order());
        }
    }

    /// Takes the money; where it writes is what the tests vary.
    record Till(Database database, DataSource where) {

        @Handles
        Paid on(Placed placed) throws SQLException {
            var sql = "update wallets set balance = balance - ? where owner = ? and balance >= ?";
            var ok = run(where, sql, placed.amount(), placed.owner(), placed.amount()) == 1;
            if (ok) {
                run(where, "update till set taken = taken + ?", placed.amount());
            }
            return new Paid(placed.order(), ok);
        }

        @Handles
        void on(ToppedUp topUp) throws SQLException {
            var sql = "update wallets set balance = balance + ? where owner = ?";
            run(where, sql, topUp.amount(), topUp.owner());
            run(where, "update till set brought = brought + ?", topUp.amount());
        }
    }

    private static int run(DataSource where, String sql, Object... parameters) throws SQLException {
        try (var connection = where.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static final String SHOP = "delete from orders";
    private static final String BILLING =
            """
            delete from wallets; insert into wallets select 'p' || i, 100 from generate_series(0, 2) i;
            delete from till; insert into till values (0, 0);
            """;

    private static HikariDataSource one;
    private static HikariDataSource two;
    private static HikariDataSource three;

    @BeforeAll
    static void layOut() throws SQLException {
        one = TestEngines.freshDatabase();
        two = TestEngines.freshDatabase();
        three = TestEngines.freshDatabase();
        for (var pool : List.of(one, two, three)) {
            run(pool, "create table orders (id text primary key, amount bigint, status text)");
            run(pool, "create table wallets (owner text primary key, balance bigint)");
            run(pool, "create table till (taken bigint, brought bigint)");
        }
        ((Logger) LoggerFactory.getLogger("opora.backbone")).setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        ((Logger) LoggerFactory.getLogger("opora.backbone")).setLevel(null);
    }

    private static Simulator shop(DataSource shop, DataSource billing) {
        return shop(shop, billing, Database::joined);
    }

    private static Simulator shop(
            DataSource shop, DataSource billing, Function<Database, DataSource> where) {
        return Simulator.on(shop)
                .beginning(SHOP)
                .context("shop", database -> List.of(new Shop(database)))
                .act("places an order", (database, random) -> new Shop(database).place(random))
                .and(billing)
                .beginning(BILLING)
                .context("billing", database -> List.of(new Till(database, where.apply(database))))
                .stranger(random -> new ToppedUp("p" + random.nextInt(3), 10))
                .always(
                        "money is neither made nor lost",
                        """
                        select sum(balance) + (select taken - brought from till) = 300 from wallets
                        """)
                .always("no wallet is overdrawn", "select min(balance) >= 0 from wallets")
                .atLast(
                        "the till holds what the paid orders cost",
                        () -> {
                            var paid =
                                    "select coalesce(sum(amount), 0) from orders where status = 'PAID'";
                            assertThat(QueriedRows.of(billing, "select taken from till"))
                                    .isEqualTo(QueriedRows.of(shop, paid));
                        })
                .atLast(
                        "every order is settled",
                        () ->
                                assertThat(
                                                QueriedRows.of(
                                                        shop,
                                                        "select id from orders where status = 'NEW'"))
                                        .isEmpty());
    }

    @Test
    void keepsTheMoneyTogetherInOneDatabase() {
        shop(one, one).seeds(150);
    }

    @Test
    void keepsTheMoneyTogetherInTwoDatabases() {
        shop(one, two).seeds(150);
    }

    @Test
    void runsTheSameScheduleForTheSameSeed() {
        var first = shop(one, two).run(42);
        var again = shop(one, two).run(42);
        assertThat(again).isEqualTo(first);
        assertThat(shop(one, two).run(43)).isNotEqualTo(first);
    }

    @Test
    void catchesAHandlerThatWritesOutsideItsTransaction() {
        assertThatThrownBy(() -> shop(one, three, database -> three).seeds(100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dopora.seed=");
    }

    @Test
    void catchesARelayThatDoesNotNameThePredecessor() {
        assertThatThrownBy(
                        () -> shop(one, one).envelopes(SimulatorTest::withoutPrevious).seeds(100))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("every order is settled");
    }

    @Test
    void catchesStrangersThatComeWithoutAnId() {
        assertThatThrownBy(() -> shop(one, one).envelopes(SimulatorTest::withoutId).seeds(100))
                .isInstanceOf(AssertionError.class);
    }

    private static Envelope withoutPrevious(Envelope e) {
        return new Envelope(
                e.id(),
                e.context(),
                e.type(),
                e.correlation(),
                e.causation(),
                e.trace(),
                e.timeMillis(),
                e.store(),
                e.position(),
                -1);
    }

    private static Envelope withoutId(Envelope e) {
        return new Envelope(
                null, e.context(), e.type(), e.correlation(), null, null, -1, null, -1, -1);
    }
}
