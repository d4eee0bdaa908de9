package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What handlers have done, written in the transaction that their effects belong to; so an event
/// that had its effect twice stands there twice, and in the order of the effects.
final class Notebook {
    private final Database database;

    Notebook(Database database) {
        this.database = database;
        sql(
                """
                create table if not exists notes (
                    id bigint generated always as identity, reader text, key text, n int)
                """);
    }

    int sql(String sql) {
        return database.transact(
                "notes",
                connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    void write(String reader, Numbered event) {
        write(reader, List.of(event));
    }

    void write(String reader, List<? extends Numbered> events) {
        var connection = Transaction.current().connection;
        try (var insert =
                connection.prepareStatement(
                        "insert into notes (reader, key, n) values (?, ?, ?)")) {
            for (var event : events) {
                insert.setString(1, reader);
                insert.setString(2, event.key());
                insert.setInt(3, event.n());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// Each key's numbers, in the order of their effects.
    Map<String, List<Integer>> of(String reader) {
        return database.transact(
                "notes",
                connection -> {
                    var sql = "select key, n from notes where reader = ? order by id";
                    try (var query = connection.prepareStatement(sql)) {
                        query.setString(1, reader);
                        var notes = new TreeMap<String, List<Integer>>();
                        try (var rows = query.executeQuery()) {
                            while (rows.next()) {
                                notes.computeIfAbsent(rows.getString(1), k -> new ArrayList<>())
                                        .add(rows.getInt(2));
                            }
                        }
                        return notes;
                    }
                });
    }

    int count(String reader) {
        return of(reader).values().stream().mapToInt(List::size).sum();
    }

    /// Every key has exactly 1 to `last`, in this order, once the patience is over or before.
    void awaitWhole(String reader, int keys, int last, Duration patience) throws Exception {
        Eventually.holds(
                patience, () -> assertThat(count(reader)).isGreaterThanOrEqualTo(keys * last));
        assertThat(of(reader))
                .hasSize(keys)
                .allSatisfy((key, numbers) -> assertThat(numbers).as(key).isEqualTo(upTo(last)));
    }

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
