package opora.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/// Writes drawn tickets straight into the tables of all contexts that have a copy of tickets, as
/// events would have left them there; no events are made. Each piece of tickets is one transaction,
/// so whatever was cut off goes on with the next piece.
final class DeskSeed {
    /// Of a server that does nothing else.
    static final Map<String, String> SETTINGS =
            Map.of("shared_buffers", "512MB", "max_wal_size", "8GB", "autovacuum", "off");

    private static final int PIECE = 5_000;
    private static final int WORKERS = 2;

    private final String url;
    private final Plan plan;
    private final Consumer<String> progress;

    DeskSeed(String url, Plan plan, Consumer<String> progress) {
        this.url = url;
        this.plan = plan;
        this.progress = progress;
    }

    /// @param seed the same one draws the same tickets
    record Plan(int tickets, long seed) {
        int pieces() {
            return (tickets + PIECE - 1) / PIECE;
        }
    }

    /// Answers how many are new.
    int fill() {
        try (var connection = connect()) {
            begin(connection);
            var until = until(connection);
            var open = pieces(connection);
            if (open.isEmpty() && DeskTables.yes(connection, DeskTables.FINISHED)) {
                return 0;
            }
            execute(connection, DeskTables.DROP_INDEXES);
            if (DeskTables.yes(
                    connection,
                    "select not exists (select from portal.people where username = 'person-1')")) {
                people(connection);
            }
            work(open, until);
            progress.accept("indexes ...");
            DeskTables.FINISH.forEach(sql -> execute(connection, sql));
            words(connection);
            return open.stream().mapToInt(this::size).sum();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the tickets cannot be written: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url);
        execute(connection, "set synchronous_commit = off");
        execute(connection, "set maintenance_work_mem = '512MB'");
        execute(connection, "set client_min_messages = error");
        return connection;
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in\n" + sql, e);
        }
    }

    /// Refuses a folder with tickets of somebody's, or begun for others.
    private void begin(Connection connection) throws SQLException {
        if (!DeskTables.yes(connection, "select to_regclass('tickets.tickets') is not null")) {
            throw new IllegalStateException(
                    "there is no desk in this folder; name a new one with --data");
        }
        if (!DeskTables.yes(connection, "select to_regclass('seed.plan') is not null")) {
            if (DeskTables.yes(connection, "select exists (select from tickets.tickets)")) {
                throw new IllegalStateException(
                        "there are tickets in this folder that people have made; name a new one with --data");
            }
            execute(connection, DeskTables.PLAN);
            try (var insert =
                    connection.prepareStatement(
                            "insert into seed.plan (tickets, seed, until) values (?, ?, ?)")) {
                insert.setInt(1, plan.tickets());
                insert.setLong(2, plan.seed());
                insert.setTimestamp(3, Timestamp.from(Instant.now()));
                insert.executeUpdate();
            }
        }
        var same =
                "select tickets = %d and seed = %d from seed.plan"
                        .formatted(plan.tickets(), plan.seed());
        if (!DeskTables.yes(connection, same)) {
            throw new IllegalStateException(
                    "this folder was begun with other --tickets or another --seed; name a new one with --data");
        }
    }

    private static Instant until(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select until from seed.plan")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private List<Integer> pieces(Connection connection) throws SQLException {
        var done = new java.util.HashSet<Integer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select piece from seed.pieces")) {
            while (rows.next()) {
                done.add(rows.getInt(1));
            }
        }
        return IntStream.range(0, plan.pieces())
                .filter(piece -> !done.contains(piece))
                .boxed()
                .toList();
    }

    private int size(int piece) {
        return Math.min(PIECE, plan.tickets() - piece * PIECE);
    }

    private void work(List<Integer> open, Instant until) {
        var next = new AtomicInteger();
        var begin = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var runs =
                    IntStream.range(0, WORKERS)
                            .mapToObj(_ -> workers.submit(() -> work(open, next, until, begin)))
                            .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e);
        }
    }

    private Void work(List<Integer> open, AtomicInteger next, Instant until, long begin)
            throws SQLException, IOException {
        try (var connection = connect()) {
            execute(connection, DeskTables.DRAWN);
            connection.setAutoCommit(false);
            for (int i; (i = next.getAndIncrement()) < open.size(); ) {
                var piece = open.get(i);
                write(connection, piece, until);
                if (i % 10 == 9) {
                    var seconds = (System.nanoTime() - begin) / 1e9;
                    progress.accept(
                            "%,d tickets, %,.0f a second"
                                    .formatted((i + 1) * PIECE, (i + 1) * PIECE / seconds));
                }
            }
        }
        return null;
    }

    private void write(Connection connection, int piece, Instant until)
            throws SQLException, IOException {
        var tickets = new StringBuilder();
        var lines = new StringBuilder();
        for (int place = piece * PIECE; place < piece * PIECE + size(piece); place++) {
            var drawn = Drawn.of(plan, place, until);
            DeskTables.ticket(tickets, drawn);
            DeskTables.lines(lines, drawn);
        }
        copy(connection, "drawn", tickets);
        copy(connection, "said", lines);
        execute(connection, "analyze drawn; analyze said");
        DeskTables.FROM_DRAWN.forEach(sql -> execute(connection, sql));
        execute(connection, "insert into seed.pieces values (" + piece + ")");
        connection.commit();
    }

    private static void copy(Connection connection, String table, CharSequence rows)
            throws SQLException, IOException {
        var api = connection.unwrap(PGConnection.class).getCopyAPI();
        api.copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
    }

    private void people(Connection connection) throws SQLException, IOException {
        var rows = new StringBuilder();
        for (int person = 0; person < Math.max(10, plan.tickets() / 20); person++) {
            var name = new Stories(new java.util.Random(person), Drawn.Language.RU).name(person);
            var username = Drawn.customer(person);
            rows.append(username)
                    .append('\t')
                    .append(name)
                    .append('\t')
                    .append(username)
                    .append("@example.org\n");
        }
        copy(connection, "tickets.people (username, name, email)", rows);
        copy(connection, "portal.people (username, name, email)", rows);
    }

    /// What the count in the background would find, out of a part of all words.
    private void words(Connection connection) {
        execute(connection, DeskTables.LEXEMES.formatted(Math.max(1, plan.tickets() / 100_000)));
        execute(connection, DeskTables.SLIPS);
        execute(connection, "analyze search.lexemes; analyze search.slips");
        execute(connection, "update seed.plan set finished = true");
    }
}
