package opora.backbone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/// Runs contexts through hard times that never come twice by themselves, and again exactly the same
/// way whenever asked: one thread, one seeded random schedule of acts, sends that fail or arrive
/// late or twice, relays and consumers that die before or after their commit, rebalances that not
/// everybody has heard of, refused statements, retries and time-outs. The database is real, and so
/// is all the code between a transaction and the handlers; only Kafka is a list in memory.
///
/// After every step the claims made with `always` must hold, and those made with `atLast` when
/// everything has come to rest. One that does not hold fails with the seed and the schedule that
/// led there; `-Dopora.seed=…` runs that one alone.
///
/// Handlers must be what handlers are anyway, functions of the event and the database: one that
/// looks at the clock or at randomness of its own does not replay.
public final class Simulator {
    private final List<Member> members = new ArrayList<>();
    private final List<Claim> always = new ArrayList<>();
    private final List<Claim> atLast = new ArrayList<>();
    private final List<Check> beginnings = new ArrayList<>();
    private DataSource pool;
    private int steps = 60;
    private UnaryOperator<Envelope> envelopes = UnaryOperator.identity();

    private Simulator(DataSource pool) {
        this.pool = pool;
    }

    /// The contexts that are named next live in this database, which belongs to the simulation.
    public static Simulator on(DataSource pool) {
        return new Simulator(pool);
    }

    /// The contexts that are named next live in another database.
    public Simulator and(DataSource other) {
        this.pool = other;
        return this;
    }

    /// @param handlersOf builds the objects of one process; called again for each that starts
    public Simulator context(String name, Function<Database, ? extends Collection<?>> handlersOf) {
        members.add(new Member(name, pool, handlersOf, new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    /// Something that people do in the context named last, in a transaction.
    public Simulator act(String name, Act act) {
        members.getLast().acts().add(new Named(name, act));
        return this;
    }

    /// An event that comes from outside, through no relay, perhaps several times.
    public Simulator stranger(Function<Random, Object> event) {
        members.getLast().strangers().add(event);
        return this;
    }

    /// Brings the users' tables to where every seed begins.
    public Simulator beginning(String sql) {
        var where = pool;
        beginnings.add(
                () -> {
                    try (var connection = where.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                });
        return this;
    }

    public Simulator always(String claim, Check check) {
        always.add(new Claim(claim, check));
        return this;
    }

    /// @param sql a query that answers true
    public Simulator always(String claim, String sql) {
        return always(claim, Claim.of(pool, sql));
    }

    public Simulator atLast(String claim, Check check) {
        atLast.add(new Claim(claim, check));
        return this;
    }

    /// @param sql a query that answers true
    public Simulator atLast(String claim, String sql) {
        return atLast(claim, Claim.of(pool, sql));
    }

    /// How many steps a seed takes before it is brought to rest.
    public Simulator steps(int count) {
        this.steps = count;
        return this;
    }

    /// Breaks what the handlers rely on, to see that the simulation notices.
    Simulator envelopes(UnaryOperator<Envelope> change) {
        this.envelopes = change;
        return this;
    }

    /// Runs so many seeds, or as many as `-Dopora.seeds` says, or the one that `-Dopora.seed`
    /// names.
    public void seeds(int count) {
        var one = Long.getLong("opora.seed");
        if (one != null) {
            run(one);
            return;
        }
        var last = Integer.getInteger("opora.seeds", count);
        for (long seed = 1; seed <= last; seed++) {
            run(seed);
        }
    }

    /// Runs one seed and answers its schedule, a line a step.
    public List<String> run(long seed) {
        try (var simulation = new Simulation(this, seed)) {
            for (var beginning : beginnings) {
                beginning.run();
            }
            return simulation.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    List<Member> members() {
        return members;
    }

    List<Claim> always() {
        return always;
    }

    List<Claim> atLast() {
        return atLast;
    }

    int steps() {
        return steps;
    }

    UnaryOperator<Envelope> envelopes() {
        return envelopes;
    }

    /// Something that is done; all its chance comes from `random`.
    public interface Act {
        void run(Database database, Random random) throws Exception;
    }

    /// Throws when something is not as it should be.
    public interface Check {
        void run() throws Exception;
    }

    record Member(
            String context,
            DataSource pool,
            Function<Database, ? extends Collection<?>> handlersOf,
            List<Named> acts,
            List<Function<Random, Object>> strangers) {}

    record Named(String name, Act act) {}

    record Claim(String sentence, Check check) {
        static Check of(DataSource pool, String sql) {
            return () -> {
                var answer = QueriedRows.of(pool, sql);
                if (!answer.equals(List.of(List.of(true)))) {
                    throw new AssertionError("answered " + answer + ": " + sql);
                }
            };
        }
    }
}
