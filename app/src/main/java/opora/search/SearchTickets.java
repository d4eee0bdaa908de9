package opora.search;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds tickets, the newest or the best first. Looking a word up in the index costs as much as
/// there are tickets with it; going through tickets, the newest first, costs as much as there are
/// without it. The word's frequency says which is less.
@Component
class SearchTickets {
    /// Words in more texts than this are looked for by going through tickets.
    static final int RARE = 8_000;

    /// How many tickets one search goes through at most.
    static final int REACH = 4_000;

    private static final Instant LONG_AGO = Instant.EPOCH;

    private final JdbcClient db;

    SearchTickets(JdbcClient db) {
        this.db = db;
    }

    /// What is looked for, and by whom.
    ///
    /// @param statuses one of these; null for any
    record Search(
            Sight sight,
            Words words,
            Asked asked,
            @Nullable List<String> statuses,
            @Nullable Instant from,
            @Nullable Instant to) {

        /// Whether nothing that was typed is a word one can look for.
        boolean vain() {
            return words.none() && !asked.words().isEmpty() && asked.filters().isEmpty();
        }

        /// Whether tickets themselves must be looked at, and not only their words.
        boolean filters() {
            return !sight.all()
                    || statuses != null
                    || named(Asked.EXPERT)
                    || named(Asked.CUSTOMER)
                    || named(Asked.CHANNEL);
        }

        /// Whether few tickets are in question, which an index of their own leads to.
        boolean narrow() {
            return !sight.all() || named(Asked.EXPERT) || named(Asked.CUSTOMER) || words.none();
        }

        private boolean named(String filter) {
            return !asked.filter(filter).isEmpty();
        }

        String conditions() {
            return sight.limits()
                    + (statuses == null ? "" : " and t.status = any(:statuses)")
                    + (named(Asked.EXPERT) ? " and t.expert <> '' and t.expert = :expert" : "")
                    + (named(Asked.CUSTOMER) ? " and t.customer = :customer" : "")
                    + (named(Asked.CHANNEL) ? " and t.channel = upper(:channel)" : "");
        }
    }

    /// @param next where to go on; null at the end
    /// @param count how many there are in all; null where nobody knows
    record Places(List<Place> places, @Nullable Place next, @Nullable Long count) {}

    Places newest(Search search, Place after, int limit) {
        if (search.words().none()) {
            return through(search, NARROW.formatted(search.conditions(), ""), after, limit, limit);
        }
        if (search.words().most() <= RARE && search.sight().staff()) {
            return lookedUp(search, after, limit);
        }
        var walk =
                search.narrow()
                        ? NARROW.formatted(search.conditions(), MATCHING)
                        : WIDE.formatted(search.conditions());
        var walked =
                through(
                        search,
                        walk.replace("<words>", search.sight().words()),
                        after,
                        limit,
                        REACH);
        var enough = walked.places().size() == limit || walked.next() == null;
        var lookUp = !search.filters() && search.words().most() < Long.MAX_VALUE;
        return enough || !lookUp ? walked : lookedUp(search, after, limit);
    }

    private static final String MATCHING =
            """
            cross join lateral (
                select from search.words w where w.number = t.number and <words> @@ cast(:query as tsquery) offset 0) w
            """;

    /// From tickets to their words.
    private static final String NARROW =
            """
            select t.opened_at, t.number from (
                select t.opened_at, t.number from search.tickets t
                where (t.opened_at, t.number) < (:at, :number) and t.opened_at >= :from %s
                order by t.opened_at desc, t.number desc limit :reach) t
            %s
            order by t.opened_at desc, t.number desc limit :limit
            """;

    /// From words to tickets.
    private static final String WIDE =
            """
            select w.opened_at, w.number from (
                select w.opened_at, w.number, w.words from search.words w
                where (w.opened_at, w.number) < (:at, :number) and w.opened_at >= :from
                order by w.opened_at desc, w.number desc limit :reach) w
            cross join lateral (select from search.tickets t where t.number = w.number %s offset 0) t
            where w.words @@ cast(:query as tsquery)
            order by w.opened_at desc, w.number desc limit :limit
            """;

    /// All that have it, and of those the newest.
    private static final String LOOKED_UP =
            """
            with hits as materialized (
                select w.opened_at, w.number from search.words w
                where w.words @@ cast(:query as tsquery) and w.opened_at >= :from and w.opened_at < :to)
            select h.opened_at, h.number, (select count(*) from hits) as found from (
                select * from hits where (opened_at, number) < (:at, :number) order by opened_at desc, number desc) h
            cross join lateral (select from search.tickets t where t.number = h.number %s offset 0) t
            order by h.opened_at desc, h.number desc limit :limit
            """;

    private Places lookedUp(Search search, Place after, int limit) {
        var count = new long[1];
        var places =
                statement(search, LOOKED_UP.formatted(search.conditions()), after, limit, 0)
                        .query(
                                (row, _) -> {
                                    count[0] = row.getLong("found");
                                    return new Place(
                                            0,
                                            row.getTimestamp("opened_at").toInstant(),
                                            row.getLong("number"));
                                })
                        .list();
        var next = places.size() < limit ? null : places.getLast();
        return new Places(
                places,
                next,
                search.filters() ? whole(places, after, next) : Long.valueOf(count[0]));
    }

    private Places through(Search search, String sql, Place after, int limit, int reach) {
        var places =
                statement(search, sql, after, limit, reach)
                        .query(
                                (row, _) ->
                                        new Place(
                                                0,
                                                row.getTimestamp("opened_at").toInstant(),
                                                row.getLong("number")))
                        .list();
        var next = places.size() == limit ? places.getLast() : end(search, after, reach);
        return new Places(places, next, whole(places, after, next));
    }

    private static @Nullable Long whole(List<Place> places, Place after, @Nullable Place next) {
        return next == null && after == Place.BEGIN ? Long.valueOf(places.size()) : null;
    }

    /// The last ticket that was gone through; null if there are no more.
    private @Nullable Place end(Search search, Place after, int reach) {
        var sql =
                search.narrow()
                        ? NARROW.formatted(search.conditions(), "")
                                .replace(":limit", "1 offset :reach - 1")
                        : WIDE_END;
        return statement(search, sql, after, 1, reach)
                .query(
                        (row, _) ->
                                new Place(
                                        0,
                                        row.getTimestamp("opened_at").toInstant(),
                                        row.getLong("number")))
                .optional()
                .orElse(null);
    }

    private static final String WIDE_END =
            """
            select w.opened_at, w.number from search.words w
            where (w.opened_at, w.number) < (:at, :number) and w.opened_at >= :from
            order by w.opened_at desc, w.number desc limit 1 offset :reach - 1
            """;

    private JdbcClient.StatementSpec statement(
            Search search, String sql, Place after, int limit, int reach) {
        var to = Objects.requireNonNullElse(search.to(), Place.BEGIN.at());
        var at = after.at().isBefore(to) ? after : new Place(0, to, Long.MIN_VALUE);
        var from = Objects.requireNonNullElse(search.from(), LONG_AGO);
        return db.sql(sql)
                .param("me", search.sight().username())
                .param("queues", search.sight().queues().toArray(String[]::new), ARRAY)
                .param("regions", search.sight().regions().toArray(String[]::new), ARRAY)
                .param("query", search.words().query())
                .param(
                        "statuses",
                        Objects.requireNonNullElse(search.statuses(), List.<String>of())
                                .toArray(String[]::new),
                        ARRAY)
                .param("expert", search.asked().filter(Asked.EXPERT))
                .param("customer", search.asked().filter(Asked.CUSTOMER))
                .param("channel", search.asked().filter(Asked.CHANNEL))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("at", at.timestamp())
                .param("number", at.number())
                .param("reach", reach)
                .param("limit", limit);
    }

    /// The best of the newest thousand.
    Places best(Search search, Place after, int limit) {
        if (search.words().none()) {
            return newest(search, after, limit);
        }
        var found = newest(search, Place.BEGIN, Place.BEST_OF);
        var sql =
                """
                select * from (
                    select ts_rank(<words>, cast(:query as tsquery)) as rank, w.opened_at, w.number
                    from search.words w where w.number = any(:numbers)) ranked
                where (rank, number) < (cast(:rank as real), :number) order by rank desc, number desc limit :limit
                """
                        .replace("<words>", search.sight().words());
        var places =
                db.sql(sql)
                        .param("query", search.words().query())
                        .param(
                                "numbers",
                                found.places().stream().map(Place::number).toArray(Long[]::new),
                                ARRAY)
                        .param("rank", after.rank())
                        .param("number", after.number())
                        .param("limit", limit)
                        .query(
                                (row, _) ->
                                        new Place(
                                                row.getFloat("rank"),
                                                row.getTimestamp("opened_at").toInstant(),
                                                row.getLong("number")))
                        .list();
        var next = places.size() < limit ? null : places.getLast();
        return new Places(new ArrayList<>(places), next, found.count());
    }
}
