package opora.backbone;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into the columns that `unnest` takes, so that a batch is one statement.
public record Rows<R>(List<R> rows) {
    public static <S, R> Rows<R> of(Collection<S> source, Function<S, R> row) {
        return new Rows<>(source.stream().map(row).toList());
    }

    /// The same rows in as many parts as the commonest key has rows, so that each part has a key
    /// once, and the rows of a key stand in their order: what one statement may change at once.
    public static <R> List<List<R>> rounds(Collection<R> rows, Function<R, ?> key) {
        var rounds = new ArrayList<List<R>>();
        var times = new HashMap<Object, Integer>();
        for (var row : rows) {
            var round = times.merge(key.apply(row), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(row);
        }
        return rounds;
    }

    public @Nullable String[] texts(Function<R, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    public long[] longs(ToLongFunction<R> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    public int[] ints(ToIntFunction<R> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    public Boolean[] flags(Predicate<R> column) {
        return rows.stream().map(column::test).toArray(Boolean[]::new);
    }

    public Timestamp[] times(Function<R, Instant> column) {
        return rows.stream().map(column).map(Timestamp::from).toArray(Timestamp[]::new);
    }
}
