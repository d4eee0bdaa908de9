package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of tickets, a page at a time, and how many there are: counted to a limit, beyond which
/// nobody cares and counting would cost.
@Component
class Lists {
    static final int COUNTED = 999;
    private static final String WITH = " and fields <> '{}' and fields @> :with::jsonb";

    private final JdbcClient db;

    Lists(JdbcClient db) {
        this.db = db;
    }

    List<Line> page(Sight sight, View view, @Nullable Place after, int limit) {
        return page(sight, view, Map.of(), after, limit);
    }

    /// @param with what must stand in custom fields
    List<Line> page(
            Sight sight, View view, Map<String, String> with, @Nullable Place after, int limit) {
        var from = Objects.requireNonNullElseGet(after, view::begin);
        var sql =
                Line.SELECT
                        + " where %s and %s%s%s order by %s limit :limit"
                                .formatted(
                                        view.condition(),
                                        view.after(),
                                        sight.limits(),
                                        with.isEmpty() ? "" : WITH,
                                        view.order());
        return parameters(db.sql(sql), sight)
                .param("rank", from.rank())
                .param("number", from.number())
                .param("with", Json.write(with))
                .param("limit", limit)
                .query(Line::of)
                .list();
    }

    /// How many there are in each view but the last, which has them all.
    Map<View, Long> counts(Sight sight) {
        var views = Stream.of(View.values()).filter(view -> view != View.ALL).toList();
        var sql =
                views.stream()
                        .map(view -> counting(view, sight))
                        .collect(Collectors.joining(",\n", "select ", ""));
        return parameters(db.sql(sql), sight)
                .query(
                        (row, _) -> {
                            var counts = new EnumMap<View, Long>(View.class);
                            for (var view : views) {
                                counts.put(view, row.getLong(view.name()));
                            }
                            return counts;
                        })
                .single();
    }

    private static String counting(View view, Sight sight) {
        return """
               (select count(*) from (select from tickets.tickets where %s%s limit %d) few) as "%s"
               """
                .formatted(view.condition(), sight.limits(), COUNTED + 1, view.name());
    }

    /// The newest tickets of these people, open ones first.
    List<Line> of(Sight sight, List<String> customers, int limit) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var sql =
                """
                select t.* from unnest(:customers) as c(who) cross join lateral (
                    %s where customer = c.who%s order by number desc limit 50) t
                order by phase in ('NEW', 'WORKING', 'WAITING') desc, number desc limit :limit
                """
                        .formatted(Line.SELECT, sight.limits());
        return parameters(db.sql(sql), sight)
                .param("customers", customers.toArray(String[]::new), ARRAY)
                .param("limit", limit)
                .query(Line::of)
                .list();
    }

    /// What is open about a product: it may be the same once more.
    List<Line> about(Sight sight, String product, int limit) {
        if (product.isEmpty()) {
            return List.of();
        }
        var sql =
                Line.SELECT
                        + " where open and product <> '' and lower(product) = lower(:product)"
                        + sight.limits()
                        + " order by number desc limit :limit";
        return parameters(db.sql(sql), sight)
                .param("product", product)
                .param("limit", limit)
                .query(Line::of)
                .list();
    }

    Optional<Long> exists(Sight sight, long number) {
        var sql = "select number from tickets.tickets where number = :number" + sight.limits();
        return parameters(db.sql(sql), sight).param("number", number).query(Long.class).optional();
    }

    static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, Sight sight) {
        return statement
                .param("me", sight.username())
                .param("queues", sight.queues().toArray(String[]::new), ARRAY)
                .param("regions", sight.regions().toArray(String[]::new), ARRAY);
    }
}
