package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of tickets by any filter. Each page walks along an index and gives up after so many
/// tickets; the next one goes on there, so that a filter that hardly anything passes costs no more
/// than others.
@Component
class FilteredLists {
    private static final int WALKED = 20_000;
    private static final int WALKED_COUNTING = 50_000;

    private final JdbcClient db;
    private final int walk;

    @Autowired
    FilteredLists(JdbcClient db) {
        this(db, WALKED);
    }

    /// @param walk how many tickets a page looks through
    FilteredLists(JdbcClient db, int walk) {
        this.db = db;
        this.walk = walk;
    }

    /// @param next where the next page begins; null on the last one
    record Part(List<Line> lines, @Nullable String next) {}

    Part page(Sight sight, Filter filter, @Nullable Place after, int limit) {
        var sieve = Sieve.of(filter, sight);
        var sorting = filter.sorting();
        var from = Objects.requireNonNullElseGet(after, sorting::begin);
        var sql =
                """
                select %1$s from (
                    select * from tickets.tickets where %2$s and %3$s order by %4$s limit :walked
                ) walked where %5$s order by %4$s limit :limit
                """
                        .formatted(
                                Line.COLUMNS,
                                sieve.base(),
                                sorting.after(),
                                sorting.order(),
                                sieve.whole());
        var lines =
                parameters(db.sql(sql), sieve)
                        .param("rank", from.rank())
                        .param("number", from.number())
                        .param("walked", walk)
                        .param("limit", limit)
                        .query(Line::of)
                        .list();
        var next =
                lines.size() == limit
                        ? Place.after(lines.getLast())
                        : sieve.rest().isEmpty() ? null : walked(sieve, sorting, from);
        return new Part(lines, next == null ? null : next.text());
    }

    /// Where the walk gave up; null where it came to the end.
    private @Nullable Place walked(Sieve sieve, Sorting sorting, Place from) {
        var sql =
                """
                select rank, number from tickets.tickets where %s and %s order by %s offset :walked limit 1
                """
                        .formatted(sieve.base(), sorting.after(), sorting.order());
        return parameters(db.sql(sql), sieve)
                .param("rank", from.rank())
                .param("number", from.number())
                .param("walked", walk - 1)
                .query((row, _) -> new Place(row.getInt(1), row.getLong(2)))
                .optional()
                .orElse(null);
    }

    /// How many there are, up to one more than is counted.
    long count(Sight sight, Filter filter) {
        var sieve = Sieve.of(filter, sight);
        var sql =
                """
                select count(*) from (
                    select from (select * from tickets.tickets where %s limit %d) walked where %s limit %d
                ) few
                """
                        .formatted(sieve.base(), WALKED_COUNTING, sieve.whole(), Lists.COUNTED + 1);
        return parameters(db.sql(sql), sieve).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, Sieve sieve) {
        var all = statement;
        for (var value : sieve.values().entrySet()) {
            all =
                    value.getValue() instanceof Object[]
                            ? all.param(value.getKey(), value.getValue(), ARRAY)
                            : all.param(value.getKey(), value.getValue());
        }
        return all;
    }
}
